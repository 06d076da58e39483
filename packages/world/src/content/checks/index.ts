import type { ContentCheck } from "./check.ts";
import { economy } from "./economy.ts";
import { idleItems } from "./idle-items.ts";
import { idleNpcs } from "./idle-npcs.ts";
import { idleSeeAlso } from "./idle-see-also.ts";
import { levelGaps } from "./level-gaps.ts";
import { lonelyTopics } from "./lonely-topics.ts";
import { missingDetails } from "./missing-details.ts";
import { oneWayTraps } from "./one-way-traps.ts";
import { spelling } from "./spelling.ts";
import { staleReferences } from "./stale-references.ts";
import { twins } from "./twins.ts";
import { unmakeableRecipes } from "./unmakeable-recipes.ts";
import { unreachableRooms } from "./unreachable-rooms.ts";

/** What `content check` finds besides what keeps a game from loading. One thing, one file. */
export const CHECKS: readonly ContentCheck[] = [
  unreachableRooms,
  oneWayTraps,
  idleItems,
  idleNpcs,
  unmakeableRecipes,
  missingDetails,
  twins,
  levelGaps,
  idleSeeAlso,
  lonelyTopics,
  economy,
  spelling,
  staleReferences,
];
