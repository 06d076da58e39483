/** `base`: out of 100, without any rank. */
export const RESCUE = { base: 40, perRank: 0.5, perPoint: 4, most: 95 };

/** The chance out of 100 to step between: 40, half of the skill's rank, 4 for each point of strength's bonus; at most 95. */
export function rescueChance(rank: number, strengthBonus: number): number {
  const chance = RESCUE.base + RESCUE.perRank * rank + RESCUE.perPoint * strengthBonus;
  return Math.min(RESCUE.most, Math.max(5, Math.round(chance)));
}
