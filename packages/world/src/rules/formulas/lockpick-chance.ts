/** `base`: for a lock that is not hard at all; `perRank`, `perDexterity`: for each rank and each point of the bonus. */
export const LOCKPICK = { base: 60, perRank: 1, perDexterity: 4, least: 5, most: 95 };

/**
 * The chance out of 100 to pick a lock: 60, 1 for each rank in lockpicking, 4 for each point of the bonus of dexterity, less how
 * hard the lock is (1 to 100); from 5 to 95.
 */
export function lockpickChance(rank: number, dexterity: number, difficulty: number): number {
  const { base, perRank, perDexterity, least, most } = LOCKPICK;
  const chance = base + perRank * rank + perDexterity * dexterity - difficulty;
  return Math.min(most, Math.max(least, Math.round(chance)));
}
