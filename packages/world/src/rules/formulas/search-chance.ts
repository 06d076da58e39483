/** `base`: for something that is not hard to find at all; `perRank`, `perWisdom`: for each rank and each point of the bonus; `dim`: in poor light. */
export const SEARCH = { base: 60, perRank: 0.5, perWisdom: 4, dim: -10, least: 5, most: 95 };

/**
 * The chance out of 100 that one search finds a hidden thing: 60, half a point for each rank in searching, 4 for each point of the
 * bonus of wisdom, 10 less in dim light, less how hard it is to find (1 to 100); from 5 to 95.
 */
export function searchChance(rank: number, wisdom: number, difficulty: number, dim: boolean): number {
  const { base, perRank, perWisdom, least, most } = SEARCH;
  const chance = base + perRank * rank + perWisdom * wisdom - difficulty + (dim ? SEARCH.dim : 0);
  return Math.min(most, Math.max(least, Math.round(chance)));
}
