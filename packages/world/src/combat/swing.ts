import type { Entity } from "@wyldlands/ecs";
import { addEffect } from "../bodies/effects.ts";
import { practise, rankOf } from "../bodies/skills.ts";
import { armourAgainst, bonus, modifier } from "../bodies/stats.ts";
import { bodyOf } from "../bodies/body.ts";
import { hurt, isSpent, mostOf, vitalOf } from "../bodies/vitals.ts";
import { Character, Natural, Wearable } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { wearOut } from "../items/wear-out.ts";
import { wornBy } from "../items/worn.ts";
import { roll } from "../rules/dice.ts";
import { criticalChance } from "../rules/formulas/critical-chance.ts";
import { damageOf } from "../rules/formulas/damage.ts";
import { hitChance } from "../rules/formulas/hit-chance.ts";
import { attackOf, defenceOf, type Arms } from "./arms.ts";
import { healthWords, severity, thirdPerson } from "./strike-words.ts";

/** Of so many strikes that land, or miss, one may teach the hand that dealt or dodged it something. */
const LESSON_IN = 4;

/** What a hit takes, rolled: see `rules/formulas/damage.ts`. */
export function rollDamage(game: Game, by: Entity, of: Entity, arms: Arms, critical: boolean): number {
  const { level, calling } = bodyOf(game, by);
  const once = roll(arms.dice, game.rng);
  return damageOf({
    dice: critical ? once + roll(arms.dice, game.rng) : once,
    strengthBonus: bonus(game, by, "strength"),
    level,
    perLevel: calling?.hit ?? 1,
    modifier: modifier(game, by, "damage"),
    armour: armourAgainst(game, of, arms.type),
  });
}

/**
 * One blow, thrust, shot or bite: hit or miss, critical or not, damage less armour, wear of weapon and armour, lessons, words for
 * the two and for those who see it. True when it landed. Only inside a deed.
 */
export function swing(context: DeedContext, by: Entity, of: Entity, arms: Arms): boolean {
  const { game, show } = context;
  const { rng } = game;
  const lands = rng.int(100) < hitChance(attackOf(game, by, arms), defenceOf(game, of));
  if (!lands) {
    show([by], "You miss {of}.", { of });
    show([of], "{by} misses you.", { by });
    if (of.has(Character)) lesson(context, of, "parrying");
    return false;
  }
  const dexterity = bonus(game, by, "dexterity");
  const critical = rng.int(100) < criticalChance(dexterity, modifier(game, by, "critical"));
  const damage = rollDamage(game, by, of, arms, critical);
  const whole = mostOf(game, of, "health");
  const before = vitalOf(game, of, "health", whole) / whole;
  const how = severity(damage / whole);
  const { verb } = arms;
  const gap = critical ? { actor: "You find the gap: you", others: "{by} finds the gap, and" } : undefined;
  show([by], `${gap?.actor ?? "You"} ${verb} {of}${how}.`, { of });
  show([of], `<damage>${gap?.others ?? "{by}"} ${thirdPerson(verb)} you${how}.</damage>`, { by });
  const watching = game.witnesses(by).filter((one) => one !== of);
  show(watching, `{by} ${thirdPerson(verb)} {of}${how}.`, { by, of });
  if (arms.weapon) wearOut(context, arms.weapon, 1);
  wearArmour(context, of);
  if (by.has(Character)) lesson(context, by, arms.skill);
  hurt(context, of, damage, arms.type, by);
  if (!arms.weapon) infect(context, by, of);
  tellState(context, of, before, vitalOf(game, of, "health", whole) / whole);
  return true;
}

/** What is grown may carry more than it cuts: venom, cold, fear. */
function infect(context: DeedContext, by: Entity, of: Entity): void {
  if (isSpent(of)) return;
  for (const { effect, chance } of by.get(Natural)?.effects ?? [])
    if (context.game.rng.int(100) < chance) addEffect(context, of, effect, { by });
}

/** The foe and those who watch learn when it has come a step nearer to its end. */
function tellState({ game, show }: DeedContext, being: Entity, before: number, after: number): void {
  const words = healthWords(after);
  if (after > 0 && after < 0.6 && words !== healthWords(before))
    show(game.witnesses(being), `{being} ${words}.`, { being });
}

/** One piece of what the struck one wears takes the blow. */
function wearArmour(context: DeedContext, being: Entity): void {
  const armour = wornBy(being).filter((thing) => (thing.get(Wearable)?.modifiers.armour ?? 0) > 0);
  if (armour.length > 0) wearOut(context, context.game.rng.pick(armour), 1);
}

function lesson(context: DeedContext, being: Entity, skill: string): void {
  if (rankOf(being, skill) > 0 && context.game.rng.int(LESSON_IN) === 0) practise(context, being, skill);
}
