import { close } from "./close.ts";
import { knock } from "./knock.ts";
import { lock } from "./lock.ts";
import { open } from "./open.ts";
import { pick } from "./pick.ts";
import { unlock } from "./unlock.ts";

/** What players do to doors and lids. */
export const DOOR_DEEDS = [open, close, lock, unlock, pick, knock] as const;
