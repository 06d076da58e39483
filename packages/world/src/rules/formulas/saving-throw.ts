/** Chance of one who meets an equal that has just begun to learn. */
const EVEN = 35;
/** For each point of bonus between the two. */
const PER_BONUS = 6;
/** For each level between the two. */
const PER_LEVEL = 3;
/** A rank of 100 takes off so much. */
const BY_RANK = 20;

export interface SavingThrow {
  /** Of the attribute that resists. */
  bonus: number;
  level: number;
  /** Of the attribute that the skill rests on. */
  against: number;
  byLevel: number;
  rank: number;
}

/**
 * Chance out of 100 to resist a skill or spell: 35, plus 6 for each point by which the target's bonus is the better, plus 3 for
 * each level that it is above the other, less a fifth of the other's rank. Never under 5, never over 90. Who resists takes half of
 * the harm and none of the effects.
 */
export function savingChance({ bonus, level, against, byLevel, rank }: SavingThrow): number {
  const chance =
    EVEN + PER_BONUS * (bonus - against) + PER_LEVEL * (level - byLevel) - (rank / 100) * BY_RANK;
  return Math.min(90, Math.max(5, chance));
}
