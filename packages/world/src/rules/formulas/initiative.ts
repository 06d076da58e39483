/** `die`: the throw; `surprise`: for who begins it; `fastest` points strike at once. */
export const INITIATIVE = { die: 20, surprise: 5, fastest: 30 };

/**
 * When a being first strikes in a fight, as a share of a round after its beginning: a twenty-sided die, the bonus of dexterity
 * twice, and 5 for who began it; 30 points strike at once, 0 a whole round later.
 */
export function initiative(throwOf20: number, dexterityBonus: number, began: boolean): number {
  const points = throwOf20 + 2 * dexterityBonus + (began ? INITIATIVE.surprise : 0);
  return 1 - Math.min(INITIATIVE.fastest, Math.max(0, points)) / INITIATIVE.fastest;
}
