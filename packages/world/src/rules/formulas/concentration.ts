/** Chance of one who is hurt for nothing. */
const STEADY = 85;
/** For each point of damage. */
const PER_POINT = 4;
/** For each point of the constitution's bonus. */
const PER_BONUS = 5;

/**
 * Chance out of 100 to keep a spell in mind when hurt in the middle of it: 85, less 4 for each point of damage, plus 5 for each
 * point of the constitution's bonus, plus a quarter of the rank. Never under 5, never over 95.
 */
export function concentrationChance(damage: number, bonus: number, rank: number): number {
  const chance = STEADY - PER_POINT * damage + PER_BONUS * bonus + rank / 4;
  return Math.min(95, Math.max(5, chance));
}
