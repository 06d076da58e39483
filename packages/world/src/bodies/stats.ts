import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Effects, Natural, Wearable, Worn } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Attribute, DamageType, Modifier } from "../rules/words.ts";
import { bodyOf } from "./body.ts";

/** An attribute that is neither good nor bad. */
export const AVERAGE = 10;

/** The sum of all that moves a number of this being: folk, calling, hide, effects, and what it wears. */
export function modifier(game: Game, being: Entity, key: Modifier): number {
  const { folk, calling } = bodyOf(game, being);
  let sum = (folk.modifiers[key] ?? 0) + (calling?.modifiers[key] ?? 0);
  sum += being.get(Natural)?.modifiers[key] ?? 0;
  for (const { effect, stacks } of being.get(Effects) ?? [])
    sum += (game.rules.effects[effect]?.modifiers[key] ?? 0) * stacks;
  for (const thing of being.sources(ContainedIn))
    if (thing.has(Worn)) sum += thing.get(Wearable)?.modifiers[key] ?? 0;
  return sum;
}

/** From about 3 to about 25; 10 is average. */
export function attribute(game: Game, being: Entity, name: Attribute): number {
  const { folk, calling, attributes } = bodyOf(game, being);
  const born = (folk.attributes[name] ?? 0) + (calling?.attributes[name] ?? 0) + (attributes[name] ?? 0);
  return AVERAGE + born + modifier(game, being, name);
}

/** How far an attribute lies from the average, halved: what is added to a throw. */
export function bonus(game: Game, being: Entity, name: Attribute): number {
  return Math.floor((attribute(game, being, name) - AVERAGE) / 2);
}

/** Points that a being without a calling has for each level. */
const PLAIN = { health: 6, mana: 2, stamina: 4 };

/** Health when whole: 14, and for each level what the calling gives and a quarter of the constitution's bonus. At least 1. */
export function mostHealth(game: Game, being: Entity): number {
  const { level, calling } = bodyOf(game, being);
  const each = (calling?.health ?? PLAIN.health) + bonus(game, being, "constitution") / 2;
  return most(14 + level * each + modifier(game, being, "health"));
}

/** Mana when whole: 10, and for each level what the calling gives and half of the intelligence's bonus. */
export function mostMana(game: Game, being: Entity): number {
  const { level, calling } = bodyOf(game, being);
  const each = (calling?.mana ?? PLAIN.mana) + bonus(game, being, "intelligence") / 2;
  return most(10 + level * each + modifier(game, being, "mana"));
}

/** Stamina when whole: 40, and for each level what the calling gives and half of the constitution's bonus. */
export function mostStamina(game: Game, being: Entity): number {
  const { level, calling } = bodyOf(game, being);
  const each = (calling?.stamina ?? PLAIN.stamina) + bonus(game, being, "constitution") / 2;
  return most(40 + level * each + modifier(game, being, "stamina"));
}

/** What is taken off each hit of the kind. */
export function armourAgainst(game: Game, being: Entity, type: DamageType): number {
  return modifier(game, being, `resist-${type}`) + modifier(game, being, "armour");
}

/** Grams that it can carry. */
export function mostGrams(game: Game, being: Entity): number {
  return Math.max(1000, attribute(game, being, "strength") * 3000 + modifier(game, being, "carry"));
}

function most(points: number): number {
  return Math.max(1, Math.round(points));
}
