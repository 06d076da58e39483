/** Bounds of how often anybody strikes in a round. */
export const STRIKES = { least: 0.25, most: 5 };

/** How often a being strikes in a round: as its weapon or its claws do, and all that moves `speed`; from a quarter to 5. */
export function strikesPerRound(weapon: number, speed: number): number {
  return Math.min(STRIKES.most, Math.max(STRIKES.least, weapon + speed));
}
