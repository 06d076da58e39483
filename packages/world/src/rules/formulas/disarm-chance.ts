/** `base`: out of 100, between equals without a rank. */
export const DISARM = { base: 25, perRank: 0.5, perPoint: 5, perLevel: 4, least: 5, most: 85 };

/**
 * The chance out of 100 to strike a weapon from a hand: 25, half of the skill's rank, 5 for each point that the bonus of one's
 * dexterity is above the bonus of the foe's strength, 4 for each level above the foe's; from 5 to 85.
 */
export function disarmChance(of: {
  rank: number;
  dexterity: number;
  strength: number;
  levels: number;
}): number {
  const { base, perRank, perPoint, perLevel, least, most } = DISARM;
  const chance = base + perRank * of.rank + perPoint * (of.dexterity - of.strength) + perLevel * of.levels;
  return Math.min(most, Math.max(least, Math.round(chance)));
}
