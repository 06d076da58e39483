import type { Entity } from "@wyldlands/ecs";
import { ContainedIn } from "../components/index.ts";
import type { Game } from "../game.ts";
import { groupOf, membersOf } from "./groups.ts";

/**
 * Those of the being's group who are with it: in the same place, their players there. Not itself. What a group shares (the
 * experience of a kill, a step of a quest, coins that are split) it shares with these.
 */
export function companions(game: Game, being: Entity): Entity[] {
  const group = groupOf(game, being);
  const place = being.target(ContainedIn);
  if (!group || !place) return [];
  return membersOf(game, group).filter(
    (one) => one !== being && one.target(ContainedIn) === place && game.players.isAwake(one),
  );
}
