import type { ComponentDef, Entity, Refusal } from "@wyldlands/ecs";
import { addThreat } from "../combat/threat.ts";
import { Health, Mana, Stamina } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import type { DamageType } from "../rules/words.ts";
import { mostHealth, mostMana, mostStamina } from "./stats.ts";

export type Vital = "health" | "mana" | "stamina";

type Points = ComponentDef<{ current: number }>;

const KEPT: Readonly<Record<Vital, { points: Points; most: (game: Game, being: Entity) => number }>> = {
  health: { points: Health, most: mostHealth },
  mana: { points: Mana, most: mostMana },
  stamina: { points: Stamina, most: mostStamina },
};

/** What is left. A being that nothing is kept of is whole. `whole`: the most of it, when that is known already. */
export function vitalOf(game: Game, being: Entity, vital: Vital, whole = mostOf(game, being, vital)): number {
  const { points } = KEPT[vital];
  return Math.min(whole, being.get(points)?.current ?? whole);
}

/** Whether its health is used up: it is dying of something. */
export function isSpent(being: Entity): boolean {
  return (being.get(Health)?.current ?? 1) <= 0;
}

export function mostOf(game: Game, being: Entity, vital: Vital): number {
  return KEPT[vital].most(game, being);
}

/** Sets what is left; at the most or above nothing is kept any more. Only inside a deed. */
export function setVital(
  game: Game,
  being: Entity,
  vital: Vital,
  value: number,
  whole = mostOf(game, being, vital),
): void {
  const { points } = KEPT[vital];
  if (value >= whole) {
    if (being.has(points)) being.remove(points);
  } else if (being.has(points)) {
    if (being.need(points).current !== value) being.edit(points).current = value;
  } else {
    being.add(points({ current: value }));
  }
}

/** Takes health, draws anger on whoever did it, and says so as an event; what follows (death, flight, waking) are its listeners' deeds. */
export function hurt(
  { game, emit }: DeedContext,
  being: Entity,
  amount: number,
  damage: DamageType,
  by?: Entity,
): void {
  const whole = mostOf(game, being, "health");
  const left = vitalOf(game, being, "health", whole) - Math.max(0, Math.round(amount));
  setVital(game, being, "health", left, whole);
  if (by) addThreat(being, by, amount);
  emit({ type: "EntityHurt", entity: being, amount: Math.round(amount), damage, left, ...(by && { by }) });
}

/** Gives back, never beyond the most; what was in fact given. */
export function mend({ game }: DeedContext, being: Entity, vital: Vital, amount: number): number {
  const whole = mostOf(game, being, vital);
  const before = vitalOf(game, being, vital, whole);
  const after = Math.min(whole, before + Math.max(0, Math.round(amount)));
  setVital(game, being, vital, after, whole);
  return after - before;
}

/** Why the being cannot pay so much. */
export function afford(
  game: Game,
  being: Entity,
  cost: Readonly<Partial<Record<"mana" | "stamina", number>>>,
): Refusal<string> | undefined {
  if (vitalOf(game, being, "mana") < (cost.mana ?? 0))
    return refuse("You have not enough mana left for that.");
  if (vitalOf(game, being, "stamina") < (cost.stamina ?? 0)) return refuse("You are too tired for that.");
  return undefined;
}

/** Takes the cost; check it with `afford` before. Only inside a deed. */
export function pay(
  game: Game,
  being: Entity,
  cost: Readonly<Partial<Record<"mana" | "stamina", number>>>,
): void {
  for (const vital of ["mana", "stamina"] as const) {
    const points = cost[vital] ?? 0;
    if (points <= 0) continue;
    const whole = mostOf(game, being, vital);
    setVital(game, being, vital, vitalOf(game, being, vital, whole) - points, whole);
  }
}
