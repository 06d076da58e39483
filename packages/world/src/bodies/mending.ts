import type { Entity } from "@wyldlands/ecs";
import { Combatant, Health, Mana, RoomNature, Stamina } from "../components/index.ts";
import type { Game } from "../game.ts";
import { mendedEachBeat } from "../rules/formulas/regeneration.ts";
import { hasCondition } from "./effects.ts";
import { isAsleep } from "./conditions.ts";
import { positionOf } from "./posture.ts";
import { modifier } from "./stats.ts";
import { isSpent, mostOf, setVital, vitalOf, type Vital } from "./vitals.ts";

/**
 * Points of the vital that come back to the being with each beat, as it stands and where it is. The dying mend nothing.
 * `whole`: the most of it, when that is known already.
 */
export function mendingOf(
  game: Game,
  being: Entity,
  vital: Vital,
  whole = mostOf(game, being, vital),
): number {
  if (isSpent(being)) return 0;
  return mendedEachBeat({
    vital,
    most: whole,
    position: isAsleep(game, being) ? "sleeping" : positionOf(being),
    rest: game.placeOf(being).get(RoomNature)?.rest ?? 1,
    modifier: modifier(game, being, `${vital}-regeneration`),
    fighting: being.has(Combatant),
    sick: hasCondition(game, being, "poisoned") || hasCondition(game, being, "bleeding"),
  });
}

/** Gives back so many points, kept to the hundredth. */
export function recoverVital(
  game: Game,
  being: Entity,
  vital: Vital,
  points: number,
  whole = mostOf(game, being, vital),
): void {
  if (points <= 0) return;
  setVital(game, being, vital, Math.round((vitalOf(game, being, vital, whole) + points) * 100) / 100, whole);
}

/** Whether nothing is left to mend. */
export function isWhole(being: Entity): boolean {
  return !being.has(Health) && !being.has(Mana) && !being.has(Stamina);
}
