/** What a body without a calling has for each level. */
export const PLAIN = { health: 6, mana: 2, stamina: 4 } as const;

/** What a body has before its first level counts. */
export const BASE = { health: 14, mana: 10, stamina: 40 } as const;

/**
 * Health, mana or stamina when whole: a base (health 14, mana 10, stamina 40), and for each level what the calling gives and half
 * of the bonus that counts (constitution for health and stamina, intelligence or wisdom, whichever is better, for mana). What
 * effects and worn things add comes on top. Never less than 1.
 */
export function wholeVital(
  base: number,
  level: number,
  perLevel: number,
  bonus: number,
  added: number,
): number {
  return Math.max(1, Math.round(base + level * (perLevel + bonus / 2) + added));
}
