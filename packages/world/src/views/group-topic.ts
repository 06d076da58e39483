import type { Entity } from "@wyldlands/ecs";
import type { Topics } from "@wyldlands/protocol";
import { levelOf } from "../bodies/body.ts";
import { mostOf, vitalOf, type Vital } from "../bodies/vitals.ts";
import { ContainedIn, Group } from "../components/index.ts";
import type { Game } from "../game.ts";
import { groupOf, membersOf } from "../groups/groups.ts";
import { plainName } from "./names.ts";

/** What a client shows of the being's group; null while it is in none. */
export function groupTopic(game: Game, being: Entity): Topics["group"] {
  const group = groupOf(game, being);
  if (!group) return null;
  const place = being.target(ContainedIn);
  return {
    leader: group.need(Group).leader,
    members: membersOf(game, group).map((one) => ({
      id: one.id,
      name: plainName(one),
      level: levelOf(one),
      here: one.target(ContainedIn) === place,
      health: share(game, one, "health"),
      mana: share(game, one, "mana"),
      stamina: share(game, one, "stamina"),
    })),
  };
}

/** Out of 100; one who has none at all has all of it. */
function share(game: Game, being: Entity, vital: Vital): number {
  const most = mostOf(game, being, vital);
  return most <= 0 ? 100 : Math.max(0, Math.min(100, Math.round((100 * vitalOf(game, being, vital)) / most)));
}
