import { BARRED } from "./keys.ts";
import type { Model } from "./model.ts";

/** Whether the numbers, which begin at `offset`, allow an action of the model. */
export function inRange(model: Model, a: number, numbers: Int32Array, offset: number): boolean {
  const { start, items } = model.ranges;
  for (let i = start[a]!; i < start[a + 1]!; i += 3) {
    const value = numbers[offset + items[i]!]!;
    if (value < items[i + 1]! || value > items[i + 2]!) return false;
  }
  return true;
}

/** Changes the numbers as an action of the model would. */
export function change(model: Model, a: number, numbers: Int32Array): void {
  const { changes, least, greatest } = model;
  for (let i = changes.start[a]!; i < changes.start[a + 1]!; i += 3) {
    const number = changes.items[i]!;
    const by = changes.items[i + 2]!;
    const value = changes.items[i + 1] === 1 ? by : numbers[number]! + by;
    numbers[number] =
      value < least[number]! ? least[number]! : value > greatest[number]! ? greatest[number]! : value;
  }
}

/**
 * What the first `length` steps of a path cost from the state of the key, without the step at `without` (-1: with all of them), in
 * hundredths; Infinity when one of them cannot be done or they do not end in the goal. Works in `numbers`.
 */
export function effortOf(
  model: Model,
  key: Int32Array,
  path: Int16Array,
  length: number,
  without: number,
  numbers: Int32Array,
): number {
  const { bits, placeOf, actions, places, numbers: all } = model;
  numbers.fill(0);
  for (let i = 0; i < all.length; i++) numbers[i] = key[4 + i]!;
  let lo = key[1]!;
  let hi = key[2]!;
  let at = key[3]!;
  let effort = 0;
  for (let i = 0; i < length; i++) {
    if (i === without) continue;
    const a = path[i]!;
    const b = a * 8;
    if ((lo & bits[b]!) !== bits[b]! || (hi & bits[b + 1]!) !== bits[b + 1]!) return Infinity;
    if ((lo & bits[b + 2]!) !== 0 || (hi & bits[b + 3]!) !== 0) return Infinity;
    if (!inRange(model, a, numbers, 0)) return Infinity;
    const place = placeOf[a]!;
    if (place >= 0 && place !== at) {
      const way = key[4 + all.length + actions.length + at * places.length + place]!;
      if (way >= BARRED) return Infinity;
      effort += way;
      at = place;
    }
    effort += key[4 + all.length + a]!;
    lo = (lo | bits[b + 4]!) & ~bits[b + 6]!;
    hi = (hi | bits[b + 5]!) & ~bits[b + 7]!;
    change(model, a, numbers);
  }
  return reached(model, lo, hi, at, numbers) ? effort : Infinity;
}

function reached(model: Model, lo: number, hi: number, at: number, numbers: Int32Array): boolean {
  const { wantBits, wantRanges, wantPlace } = model;
  if ((lo & wantBits[0]!) !== wantBits[0]! || (hi & wantBits[1]!) !== wantBits[1]!) return false;
  if ((lo & wantBits[2]!) !== 0 || (hi & wantBits[3]!) !== 0) return false;
  if (wantPlace >= 0 && at !== wantPlace) return false;
  for (let i = 0; i < wantRanges.length; i += 3) {
    const value = numbers[wantRanges[i]!]!;
    if (value < wantRanges[i + 1]! || value > wantRanges[i + 2]!) return false;
  }
  return true;
}
