/** The least that a skill or spell does that is not resisted. */
const LEAST = 1;

/**
 * What a skill or spell takes: its dice, so much for each rank, and the bonus of its attribute; half of that when it is resisted;
 * then armour against its kind comes off (of bodily blows all armour, of everything else only the resistance). At least 1.
 */
export function skillHarm(
  thrown: number,
  perRank: number,
  rank: number,
  bonus: number,
  resisted: boolean,
  armour: number,
): number {
  const whole = thrown + perRank * rank + bonus;
  return Math.max(LEAST, Math.round((resisted ? whole / 2 : whole) - armour));
}

/** What a skill or spell gives back: its dice, so much for each rank, and the bonus of its attribute. At least 1. */
export function skillHeal(thrown: number, perRank: number, rank: number, bonus: number): number {
  return Math.max(LEAST, Math.round(thrown + perRank * rank + bonus));
}
