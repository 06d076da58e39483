/** `base`: out of 100, for anybody; never above `most`. */
export const CRITICAL = { base: 4, most: 50 };

/** The chance out of 100 that a hit is critical: 4, the bonus of dexterity, and all that moves `critical`; from 1 to 50. */
export function criticalChance(dexterityBonus: number, modifier: number): number {
  return Math.min(CRITICAL.most, Math.max(1, Math.round(CRITICAL.base + dexterityBonus + modifier)));
}
