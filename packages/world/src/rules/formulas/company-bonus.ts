/** `perCompanion`: for each of one's group who shares a kill; `most`: for all of them together. */
export const COMPANY = { perCompanion: 0.1, most: 0.5 };

/**
 * What company is worth: the share that each gets of a foe's experience is a tenth larger for each of one's own group who
 * shares it, by half at most. So a group of two learns 110 parts of what one alone does, 55 each.
 */
export function companyBonus(companions: number): number {
  return 1 + Math.min(COMPANY.most, COMPANY.perCompanion * companions);
}
