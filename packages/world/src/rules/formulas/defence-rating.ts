import { RANKS_PER_POINT } from "./attack-rating.ts";

/**
 * How hard a being is to hit: its level, the bonus of its dexterity, a point for each ten ranks of parrying while it holds a
 * weapon, and all that moves `defence`.
 */
export function defenceRating(of: {
  level: number;
  dexterityBonus: number;
  parrying: number;
  modifier: number;
}): number {
  return of.level + of.dexterityBonus + of.parrying / RANKS_PER_POINT + of.modifier;
}
