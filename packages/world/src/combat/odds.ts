import type { Entity } from "@wyldlands/ecs";
import { armourAgainst, bonus, modifier } from "../bodies/stats.ts";
import { bodyOf } from "../bodies/body.ts";
import { vitalOf } from "../bodies/vitals.ts";
import type { Game } from "../game.ts";
import { average } from "../rules/dice.ts";
import { damageOf } from "../rules/formulas/damage.ts";
import { hitChance } from "../rules/formulas/hit-chance.ts";
import { armsOf, attackOf, defenceOf, strikeEvery } from "./arms.ts";

/** Rounds until the one would have brought the other down with bare strikes, on average; at least 1. */
export function roundsToFell(game: Game, one: Entity, other: Entity): number {
  const arms = armsOf(game, one);
  const { level, calling } = bodyOf(game, one);
  const hit = damageOf({
    dice: average(arms.dice),
    strengthBonus: bonus(game, one, "strength"),
    level,
    perLevel: calling?.hit ?? 1,
    modifier: modifier(game, one, "damage"),
    armour: armourAgainst(game, other, arms.type),
  });
  const lands = hitChance(attackOf(game, one, arms), defenceOf(game, other)) / 100;
  const strikes = (game.rules.combat.round * 1_000) / strikeEvery(game, one, arms);
  return Math.max(1, vitalOf(game, other, "health") / (hit * lands * strikes));
}
