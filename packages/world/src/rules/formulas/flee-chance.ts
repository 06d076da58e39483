/** `base`: out of 100; `perPoint`: for each point of dexterity's bonus above the quickest foe's; `perFoe`: for each foe beyond the first. */
export const FLEE = { base: 70, perPoint: 4, perFoe: -8, least: 20, most: 95 };

/**
 * The chance out of 100 to get away: 70, 4 for each point that the bonus of one's dexterity is above that of the quickest foe,
 * 8 less for each foe beyond the first; from 20 to 95. One whom nobody fights gets away always.
 */
export function fleeChance(own: number, quickestFoe: number, foes: number): number {
  if (foes === 0) return 100;
  const chance = FLEE.base + FLEE.perPoint * (own - quickestFoe) + FLEE.perFoe * (foes - 1);
  return Math.min(FLEE.most, Math.max(FLEE.least, chance));
}
