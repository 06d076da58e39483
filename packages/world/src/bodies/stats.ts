import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Effects, Natural, Wearable, Worn } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isBroken } from "../items/condition.ts";
import { BASE, PLAIN, wholeVital } from "../rules/formulas/vitals.ts";
import type { Attribute, DamageType, Modifier } from "../rules/words.ts";
import { skyModifier } from "../time/weather.ts";
import { bodyOf, type BodyFacts } from "./body.ts";

/** An attribute that is neither good nor bad. */
export const AVERAGE = 10;

/** The sum of all that moves a number of this being: folk, calling, hide, effects, what it wears, and the weather. */
export function modifier(game: Game, being: Entity, key: Modifier): number {
  return modifierOf(game, being, bodyOf(game, being), key);
}

/** The same, when it is known what the being is: no number of it asks for that more than once. */
function modifierOf(game: Game, being: Entity, { folk, calling }: BodyFacts, key: Modifier): number {
  let sum = (folk.modifiers[key] ?? 0) + (calling?.modifiers[key] ?? 0);
  sum += being.get(Natural)?.modifiers[key] ?? 0;
  const effects = being.get(Effects);
  if (effects)
    for (const { effect, stacks } of effects)
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
  return attributeOf(game, being, bodyOf(game, being), name);
}

function attributeOf(game: Game, being: Entity, body: BodyFacts, name: Attribute): number {
  const { folk, calling, attributes } = body;
  const born = (folk.attributes[name] ?? 0) + (calling?.attributes[name] ?? 0) + (attributes[name] ?? 0);
  return AVERAGE + born + modifierOf(game, being, body, name);
}

/** How far an attribute lies from the average, halved: what is added to a throw. */
export function bonus(game: Game, being: Entity, name: Attribute): number {
  return bonusOf(game, being, bodyOf(game, being), name);
}

function bonusOf(game: Game, being: Entity, body: BodyFacts, name: Attribute): number {
  return Math.floor((attributeOf(game, being, body, name) - AVERAGE) / 2);
}

/** Health when whole (`formulas/vitals.ts`). */
export function mostHealth(game: Game, being: Entity): number {
  const body = bodyOf(game, being);
  return most(game, being, body, "health", bonusOf(game, being, body, "constitution"));
}

/** Mana when whole: for the better of the mind's two attributes. */
export function mostMana(game: Game, being: Entity): number {
  const body = bodyOf(game, being);
  const intelligence = bonusOf(game, being, body, "intelligence");
  return most(game, being, body, "mana", Math.max(intelligence, bonusOf(game, being, body, "wisdom")));
}

/** Stamina when whole. */
export function mostStamina(game: Game, being: Entity): number {
  const body = bodyOf(game, being);
  return most(game, being, body, "stamina", bonusOf(game, being, body, "constitution"));
}

function most(
  game: Game,
  being: Entity,
  body: BodyFacts,
  vital: "health" | "mana" | "stamina",
  by: number,
): number {
  const { level, calling } = body;
  const each = calling?.[vital] ?? PLAIN[vital];
  return wholeVital(BASE[vital], level, each, by, modifierOf(game, being, body, vital));
}

/** What is taken off each hit of the kind. */
export function armourAgainst(game: Game, being: Entity, type: DamageType): number {
  return modifier(game, being, `resist-${type}`) + modifier(game, being, "armour");
}

/** Grams that it can carry. */
export function mostGrams(game: Game, being: Entity): number {
  return Math.max(1000, attribute(game, being, "strength") * 3000 + modifier(game, being, "carry"));
}
