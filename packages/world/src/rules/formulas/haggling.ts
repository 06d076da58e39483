/**
 * Chance out of 100 that haggling comes to something: 35, plus 20 by the keeper's affinity (-1 to 1), 4 for each point of the
 * charisma's bonus and a third of the rank in haggling; between 5 and 90.
 */
export function hagglingChance(affinity: number, charisma: number, rank: number): number {
  return Math.min(90, Math.max(5, Math.round(35 + 20 * affinity + 4 * charisma + rank / 3)));
}
