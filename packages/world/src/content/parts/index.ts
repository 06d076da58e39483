import type { Part } from "./part.ts";
import { body } from "./body.ts";
import { kind } from "./kind.ts";

/** What things may be besides things. */
export const ITEM_PARTS: readonly Part[] = [kind];
/** What beings may be. */
export const NPC_PARTS: readonly Part[] = [body];
/** What rooms may be. */
export const ROOM_PARTS: readonly Part[] = [];
