/** What tells values of one number apart while planning for one goal. */
export interface Buckets {
  /** Values at which some condition changes from false to true or back, ascending. */
  readonly thresholds: readonly number[];
  /** The greatest sum that one action adds, and takes away; 0 when none does. */
  readonly rise: number;
  readonly fall: number;
  /** Greatest common divisor of all that is added and taken away; 0 when nothing is. */
  readonly grain: number;
  readonly min: number;
  readonly max: number;
  /** Whether a change can be cut off at the least and at the greatest value. */
  readonly cutLow: boolean;
  readonly cutHigh: boolean;
}

/** An amount that one action adds, and the values of the number with which the action may be done. */
export interface Change {
  readonly by: number;
  readonly least: number;
  readonly greatest: number;
}

export function makeBuckets(
  thresholds: readonly number[],
  changes: readonly Change[],
  min: number,
  max: number,
): Buckets {
  let rise = 0;
  let fall = 0;
  let grain = 0;
  for (const { by } of changes) {
    if (by > rise) rise = by;
    if (-by > fall) fall = -by;
    for (let a = Math.abs(by), b = grain; ; [a, b] = [b, a % b]) {
      if (b === 0) {
        grain = a;
        break;
      }
    }
  }
  const cutLow = changes.some(({ by, least }) => least + by < min);
  const cutHigh = changes.some(({ by, greatest }) => greatest + by > max);
  const sorted = [...new Set(thresholds)].sort((a, b) => a - b);
  return { thresholds: sorted, rise, fall, grain, min, max, cutLow, cutHigh };
}

/**
 * The value that stands for all values from which the same plans of at most `depth` steps lead to the same conditions. Two values are
 * told apart when a whole number of grains brings one of them over a threshold and not the other; beyond what `depth` steps can change
 * they are all alike. Exact: planning from the representative and from the value is the same.
 */
export function representative(buckets: Buckets, value: number, depth: number): number {
  const { thresholds, rise, fall, grain, min, max, cutLow, cutHigh } = buckets;
  const count = thresholds.length;
  if (count === 0) return min;
  const top = thresholds[count - 1]! + fall * depth;
  if (value >= top) return top;
  const bottom = thresholds[0]! - 1 - rise * depth;
  if (value <= bottom) return bottom < min ? min : bottom;
  let best = min;
  for (let i = 0; i < count; i++) best = under(best, thresholds[i]!, grain, value);
  // Being cut off at the bounds tells values apart, too, where they can be reached.
  if (cutHigh && value + rise * depth > max) best = under(best, max, grain, value);
  if (cutLow && value - fall * depth - grain <= min) best = under(best, min + 1, grain, value);
  return best;
}

/** The last border at or below the value, of those that lie whole grains from the threshold, if it is above `best`. */
function under(best: number, threshold: number, grain: number, value: number): number {
  if (grain === 0) return threshold <= value && threshold > best ? threshold : best;
  const border = threshold + Math.floor((value - threshold) / grain) * grain;
  return border > best ? border : best;
}
