/** A skill's rank counts one point for so many. */
export const RANKS_PER_POINT = 10;

/**
 * How well a being strikes: its level times what its calling adds for each (1 without a calling), the bonus of the attribute
 * that its weapon's skill goes by, a point for each ten ranks of that skill, and all that moves `hit`.
 */
export function attackRating(of: {
  level: number;
  perLevel: number;
  attributeBonus: number;
  rank: number;
  modifier: number;
}): number {
  return of.level * of.perLevel + of.attributeBonus + of.rank / RANKS_PER_POINT + of.modifier;
}
