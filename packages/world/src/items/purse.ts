import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Stack } from "../components/index.ts";
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

/** Coins leave the world: a fee that nobody keeps. Throws when there are too few. Only inside a deed. */
export function spendCoins(game: Game, from: Entity, count: number): void {
  if (count === 0) return;
  const purse = purseOf(game, from);
  const had = purse ? countOf(purse) : 0;
  if (!purse || had < count) throw new RangeError(`cannot spend ${count} of ${had}`);
  if (had === count) purse.despawn();
  else purse.edit(Stack).count -= count;
}

/** The stack of coins that a being, or a record, has. */
export function purseOf(game: Game, being: Entity): Entity | undefined {
  return being.sources(ContainedIn).find((thing) => thing.prototype?.id === game.content.world.coin);
}
