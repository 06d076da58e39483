import type { Entity } from "@wyldlands/ecs";
import { bodyOf } from "../bodies/body.ts";
import { rankOf } from "../bodies/skills.ts";
import { bonus, modifier } from "../bodies/stats.ts";
import { Natural, Weapon } from "../components/index.ts";
import type { Game } from "../game.ts";
import { weaponOf } from "../items/worn.ts";
import { parseDice, type Dice } from "../rules/dice.ts";
import { attackRating } from "../rules/formulas/attack-rating.ts";
import { defenceRating } from "../rules/formulas/defence-rating.ts";
import { strikesPerRound } from "../rules/formulas/strikes-per-round.ts";
import type { DamageType } from "../rules/words.ts";

/** What a being strikes with. */
export interface Arms {
  dice: Dice;
  type: DamageType;
  /** As in 'bite'. */
  verb: string;
  /** In a round, before what moves `speed`. */
  strikes: number;
  /** The skill that it goes by. */
  skill: string;
  /** In the hand; absent: what it was born with. */
  weapon?: Entity;
}

/** The skill of bare hands. */
const UNARMED = "brawling";

const FISTS: Dice = { count: 1, sides: 2, plus: 0 };

/** The weapon in its hand, else what it has grown, else what its folk are born with. */
export function armsOf(game: Game, being: Entity): Arms {
  const weapon = weaponOf(being);
  if (weapon) return { ...armsOfWeapon(weapon), weapon };
  const { unarmed } = bodyOf(game, being).folk;
  const natural = being.get(Natural);
  return {
    dice: (natural?.dice === undefined ? undefined : parseDice(natural.dice)) ?? unarmed.dice,
    type: natural?.type ?? unarmed.type,
    verb: natural?.verb ?? unarmed.verb,
    strikes: natural?.strikes ?? 1,
    skill: UNARMED,
  };
}

/** What a weapon does in anybody's hand. */
export function armsOfWeapon(weapon: Entity): Arms {
  const { dice, type, verb, strikes, skill } = weapon.need(Weapon);
  return { dice: parseDice(dice) ?? FISTS, type, verb, strikes, skill, weapon };
}

/** How well it strikes with that: see `rules/formulas/attack-rating.ts`. */
export function attackOf(game: Game, being: Entity, { skill }: Arms): number {
  const { level, calling } = bodyOf(game, being);
  const rule = game.rules.skills[skill];
  return attackRating({
    level,
    perLevel: calling?.hit ?? 1,
    attributeBonus: bonus(game, being, rule?.attribute ?? "strength"),
    rank: rankOf(being, skill),
    modifier: modifier(game, being, "hit"),
  });
}

/** How hard it is to hit: see `rules/formulas/defence-rating.ts`. */
export function defenceOf(game: Game, being: Entity): number {
  return defenceRating({
    level: bodyOf(game, being).level,
    dexterityBonus: bonus(game, being, "dexterity"),
    parrying: weaponOf(being) ? rankOf(being, "parrying") : 0,
    modifier: modifier(game, being, "defence"),
  });
}

/** Milliseconds from one of its strikes to the next. */
export function strikeEvery(game: Game, being: Entity, { strikes }: Arms): number {
  const times = strikesPerRound(strikes, modifier(game, being, "speed"));
  return Math.round((game.rules.combat.round * 1_000) / times);
}
