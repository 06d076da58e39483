import { companyBonus } from "./company-bonus.ts";

/** `base` and `perLevel`: what a foe is worth by its level; `step`: more or less for each level above or below; the bounds of that. */
export const EXPERIENCE = { base: 15, perLevel: 25, step: 0.2, least: 0, most: 2 };

/**
 * Experience of one who fought a foe that died: 15 and 25 for each of its levels (or what its author says), a fifth more or less
 * for each level that it is above or below one's own, never more than twice; shared evenly by those in the room who fought it and those of their groups who are with them, and raised
 * by what company is worth (`companyBonus`).
 */
export function experienceFor(of: {
  foeLevel: number;
  ownLevel: number;
  authored: number | undefined;
  /** All who share. */
  fighters: number;
  /** Those of them who are of one's own group, oneself left out. */
  companions?: number;
}): number {
  const worth = of.authored ?? EXPERIENCE.base + EXPERIENCE.perLevel * of.foeLevel;
  const factor = 1 + EXPERIENCE.step * (of.foeLevel - of.ownLevel);
  const bounded = Math.min(EXPERIENCE.most, Math.max(EXPERIENCE.least, factor));
  return Math.round((worth * bounded * companyBonus(of.companions ?? 0)) / Math.max(1, of.fighters));
}
