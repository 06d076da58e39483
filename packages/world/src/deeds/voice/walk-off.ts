import type { Entity } from "@wyldlands/ecs";
import type { Direction } from "../../content/directions.ts";
import type { Game } from "../../game.ts";
import { exitsOf } from "../../views/ways.ts";
import { within, wouldRefuse } from "../../voices/acts/within.ts";
import { defineDeed } from "../deed.ts";
import { go } from "../movement/go.ts";
import { refuse } from "../refusals.ts";

/** An npc that has said its say goes, one room on. Falls due by itself. */
export const walkOff = defineDeed({
  name: "walk-off",
  check: (_args, { game, actor }) =>
    waysOff(game, actor).length > 0 ? undefined : refuse("There is nowhere to go."),
  perform(_args, context) {
    const { game, actor } = context;
    return within(context, go, actor, { direction: game.rng.pick(waysOff(game, actor)) });
  },
});

/** Ways that the being could walk off by. */
export function waysOff(game: Game, being: Entity): Direction[] {
  return exitsOf(game, being, game.placeOf(being))
    .map(({ direction }) => direction)
    .filter((direction) => !wouldRefuse(game, go, being, { direction }));
}
