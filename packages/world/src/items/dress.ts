import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Outfit, Stack, Wearable, Weapon, Worn } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Slot } from "../rules/words.ts";
import { isBeing } from "../views/names.ts";
import { isFree, layerOf } from "./worn.ts";

/** Gives what has just been made the things it is made with: in its box, or on its body and in its hands. */
export function outfit(game: Game, made: Entity): void {
  for (const { item, count } of made.get(Outfit) ?? []) {
    const stack = game.prototype(item).values.has(Stack);
    for (let i = 0; i < (stack ? 1 : count); i += 1) game.spawnThing(item, stack ? count : 1, made);
  }
  if (made.has(Outfit) && isBeing(made)) dress(game, made);
}

/** Puts on and wields what a being carries, as far as there is a place for it. For beings without a player, and at birth. */
export function dress(game: Game, being: Entity): void {
  for (const thing of being.sources(ContainedIn)) {
    if (thing.has(Worn) || thing.has(Stack)) continue;
    const slot = slotsFor(thing).find((one) => isFree(game, being, one, layerOf(thing)));
    if (slot) thing.add(Worn({ slot }));
  }
}

/** Places that a thing may be worn or wielded in, the likeliest first. */
export function slotsFor(thing: Entity): readonly Slot[] {
  const weapon = thing.get(Weapon);
  if (weapon) return [weapon.hands === 2 ? "two-hand" : "main-hand"];
  return thing.get(Wearable)?.slots ?? [];
}
