/** `base`: an untrained step; `perRank`, `perDexterity`, `perWisdom`: for each rank and each point of a bonus; `dim`: in poor light. */
export const NOTICE = {
  base: 55,
  perRank: -0.5,
  perDexterity: -4,
  perWisdom: 4,
  dim: -15,
  least: 3,
  most: 95,
};

/**
 * The chance out of 100 that one being notices another that comes sneaking: 55, half a point less for each rank in sneaking, 4
 * less for each point of the sneaker's dexterity bonus, 4 more for each of the other's wisdom bonus, 15 less in dim light; from 3
 * to 95.
 */
export function noticeChance(rank: number, dexterity: number, wisdom: number, dim: boolean): number {
  const { base, perRank, perDexterity, perWisdom, least, most } = NOTICE;
  const chance =
    base + perRank * rank + perDexterity * dexterity + perWisdom * wisdom + (dim ? NOTICE.dim : 0);
  return Math.min(most, Math.max(least, Math.round(chance)));
}

/** `watched`: for each being that looks on; the others as in `NOTICE`. */
export const HIDING = { base: 45, perRank: 0.5, perDexterity: 4, watched: -8, dim: 20, least: 5, most: 95 };

/**
 * The chance out of 100 to hide: 45, half a point for each rank in hiding, 4 for each point of the bonus of dexterity, 20 in dim
 * light, 8 less for each being that looks on; from 5 to 95.
 */
export function hidingChance(rank: number, dexterity: number, watchers: number, dim: boolean): number {
  const { base, perRank, perDexterity, watched, least, most } = HIDING;
  const chance =
    base + perRank * rank + perDexterity * dexterity + watched * watchers + (dim ? HIDING.dim : 0);
  return Math.min(most, Math.max(least, Math.round(chance)));
}
