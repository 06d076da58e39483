import { go } from "./go.ts";
import { hide } from "./hide.ts";
import { search } from "./search.ts";
import { sneak } from "./sneak.ts";
import { stepInto } from "./step-into.ts";
import { stepOut } from "./step-out.ts";

/** How players come from place to place, and how they are not seen doing it. */
export const MOVEMENT_DEEDS = [go, stepInto, stepOut, search, sneak, hide] as const;
