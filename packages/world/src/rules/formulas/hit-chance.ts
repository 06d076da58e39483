/** `even`: between equals; `perPoint`: for each point that attack is above defence; never below `least` or above `most`. */
export const HIT = { even: 72, perPoint: 3, least: 5, most: 95 };

/** The chance out of 100 that a strike lands: 72 between equals, 3 more for each point of attack above defence, from 5 to 95. */
export function hitChance(attack: number, defence: number): number {
  const chance = HIT.even + HIT.perPoint * (attack - defence);
  return Math.min(HIT.most, Math.max(HIT.least, Math.round(chance)));
}
