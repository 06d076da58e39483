import type { Entity, Prototype } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { Character, ContainedIn, Mortal, Natural, Temper } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isBeing } from "../views/names.ts";

/**
 * Whether a being of the game thinks better or worse of people for what they do: the people of the place and their cats.
 * Beasts, foes and what lives for an hour do not; players make up their own minds.
 */
export function remembers(being: Entity): boolean {
  return isBeing(being) && !being.has(Character) && hasMemory(being.prototype);
}

/** The same of its kind, when it is no more itself. */
export function hasMemory(prototype: Prototype | undefined): boolean {
  if (!prototype || prototype.values.has(Natural) || prototype.values.has(Mortal)) return false;
  const temper = prototype.values.get(Temper) as { attacks: string } | undefined;
  return temper === undefined || temper.attacks === "nobody";
}

/** Those who remember, are awake and stand beside a being, itself left out. */
export function mindsBeside(game: Game, being: Entity): Entity[] {
  return (being.target(ContainedIn)?.sources(ContainedIn) ?? []).filter(
    (one) => one !== being && remembers(one) && !isAsleep(game, one),
  );
}
