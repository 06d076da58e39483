import type { Entity } from "@wyldlands/ecs";
import { isSpent } from "../bodies/vitals.ts";
import { Character, Combatant, ContainedIn } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isBeing } from "../views/names.ts";
import { hatedHere } from "./threat.ts";

/** Whether the being is in a fight. */
export function isFighting(being: Entity): boolean {
  return being.has(Combatant);
}

/** Whether both stand in the same place, alive, and a character's player is there. */
export function isThere(game: Game, being: Entity, other: Entity): boolean {
  const place = being.target(ContainedIn);
  if (!other.alive || place === undefined || other.target(ContainedIn) !== place) return false;
  if (other.has(Character) && game.players.sessionOf(other) === undefined) return false;
  return !isSpent(other);
}

/**
 * Whom a being strikes next. A player's character keeps to whom it was sent at while that one is there; everybody else, and a
 * character whose foe is gone, turns on whoever has drawn most anger. Undefined: nobody is left.
 */
export function foeOf(game: Game, being: Entity): Entity | undefined {
  const combatant = being.get(Combatant);
  if (!combatant) return undefined;
  const chosen = combatant.target === undefined ? undefined : game.world.byId(combatant.target);
  const here = chosen && isThere(game, being, chosen) ? chosen : undefined;
  if (here && being.has(Character)) return here;
  const hated = hatedHere(game, being).find((one) => isThere(game, being, one));
  return hated ?? here;
}

/** All in the same place who fight the being, and whom it fights: whom its waves and bells may reach. */
export function foesOf(game: Game, being: Entity): Entity[] {
  const own = foeOf(game, being);
  const place = being.target(ContainedIn);
  if (!place) return [];
  // Who fights is there, seen or not.
  return place
    .sources(ContainedIn)
    .filter((one) => one !== being && isBeing(one) && isThere(game, being, one))
    .filter((one) => one === own || foeOf(game, one) === being);
}
