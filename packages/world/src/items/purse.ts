import type { Entity } from "@wyldlands/ecs";
import { ContainedIn } from "../components/index.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import type { Game } from "../game.ts";
import { countOf } from "../views/names.ts";

/** Coins that a being carries loose: what it pays with. */
export function coinsOf(game: Game, being: Entity): number {
  const purse = purseOf(game, being);
  return purse ? countOf(purse) : 0;
}

/** Coins change hands. Throws when there are too few: check `coinsOf` before. Only inside a deed. */
export function payCoins(game: Game, from: Entity, count: number, to: Entity): void {
  if (count === 0) return;
  const purse = purseOf(game, from);
  if (!purse) throw new RangeError(`cannot pay ${count} of none`);
  moveThings(game, purse, count, to);
}

function purseOf(game: Game, being: Entity): Entity | undefined {
  return being.sources(ContainedIn).find((thing) => thing.prototype?.id === game.content.world.coin);
}
