import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Effects, Natural, Wearable, Worn } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isBroken } from "../items/condition.ts";
import { BASE, PLAIN, wholeVital } from "../rules/formulas/vitals.ts";
import type { Attribute, DamageType, Modifier } from "../rules/words.ts";
import { skyModifier } from "../time/weather.ts";
import { bodyOf } from "./body.ts";

/** An attribute that is neither good nor bad. */
export const AVERAGE = 10;

/** The sum of all that moves a number of this being: folk, calling, hide, effects, what it wears, and the weather. */
export function modifier(game: Game, being: Entity, key: Modifier): number {
  const { folk, calling } = bodyOf(game, being);
  let sum = (folk.modifiers[key] ?? 0) + (calling?.modifiers[key] ?? 0);
  sum += being.get(Natural)?.modifiers[key] ?? 0;
  for (const { effect, stacks } of being.get(Effects) ?? [])
    sum += (game.rules.effects[effect]?.modifiers[key] ?? 0) * stacks;
  for (const thing of being.sources(ContainedIn)) if (thing.has(Worn)) sum += wornModifier(thing, key);
  return sum + skyModifier(game, game.placeOf(being), key);
}

/** What is only held, or broken, does nothing: a breastplate in the hand turns no blade. */
function wornModifier(thing: Entity, key: Modifier): number {
  const wearable = thing.get(Wearable);
  if (!wearable?.slots.includes(thing.need(Worn).slot) || isBroken(thing)) return 0;
  return wearable.modifiers[key] ?? 0;
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

/** Health when whole (`formulas/vitals.ts`). */
export function mostHealth(game: Game, being: Entity): number {
  return most(game, being, "health", bonus(game, being, "constitution"));
}

/** Mana when whole: for the better of the mind's two attributes. */
export function mostMana(game: Game, being: Entity): number {
  return most(
    game,
    being,
    "mana",
    Math.max(bonus(game, being, "intelligence"), bonus(game, being, "wisdom")),
  );
}

/** Stamina when whole. */
export function mostStamina(game: Game, being: Entity): number {
  return most(game, being, "stamina", bonus(game, being, "constitution"));
}

function most(game: Game, being: Entity, vital: "health" | "mana" | "stamina", by: number): number {
  const { level, calling } = bodyOf(game, being);
  const each = calling?.[vital] ?? PLAIN[vital];
  return wholeVital(BASE[vital], level, each, by, modifier(game, being, vital));
}

/** What is taken off each hit of the kind. */
export function armourAgainst(game: Game, being: Entity, type: DamageType): number {
  return modifier(game, being, `resist-${type}`) + modifier(game, being, "armour");
}

/** Grams that it can carry. */
export function mostGrams(game: Game, being: Entity): number {
  return Math.max(1000, attribute(game, being, "strength") * 3000 + modifier(game, being, "carry"));
}
