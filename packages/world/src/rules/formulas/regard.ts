/** Days of the world until half of a feeling is left. */
const HALF_LIFE_DAYS = 14;

/** What is left of a feeling (-1 to 1) after so many days of the world: half of it every 14 days. Worked out when it is asked for. */
export function faded(feeling: number, days: number): number {
  return feeling * 0.5 ** (Math.max(0, days) / HALF_LIFE_DAYS);
}

/** What the same deed, done so many times within a day already, still moves: half the second time, a third the third. */
export function repeated(change: number, times: number): number {
  return change / (1 + times);
}

/** How much a gift warms: a hundredth for each 2 coins of its worth, between 1 and 15 hundredths. */
export function giftWarmth(worth: number): number {
  return Math.min(0.15, Math.max(0.01, worth / 200));
}
