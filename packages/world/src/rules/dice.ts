import type { Rng } from "../turn/rng.ts";

/** `2d6+1`: so many dice of so many sides, and what is added to their sum. */
export interface Dice {
  readonly count: number;
  readonly sides: number;
  readonly plus: number;
}

const WRITTEN = /^(?:(\d{1,3})d(\d{1,4}))?(?:([+-]?\d{1,5}))?$/;

/** Reads `2d6+1`, `1d4`, `7`; undefined for anything else. */
export function parseDice(written: string): Dice | undefined {
  const found = WRITTEN.exec(written.replaceAll(" ", ""));
  if (!found || written.trim() === "") return undefined;
  const [, count = "0", sides = "1", plus = "0"] = found;
  return Number(sides) < 1 ? undefined : { count: Number(count), sides: Number(sides), plus: Number(plus) };
}

export function roll(dice: Dice, rng: Rng): number {
  let sum = dice.plus;
  for (let i = 0; i < dice.count; i += 1) sum += 1 + rng.int(dice.sides);
  return sum;
}

/** The mean of many throws. */
export function average({ count, sides, plus }: Dice): number {
  return (count * (sides + 1)) / 2 + plus;
}

/** As it is written. */
export function diceText({ count, sides, plus }: Dice): string {
  if (count === 0) return String(plus);
  const tail = plus === 0 ? "" : plus > 0 ? `+${plus}` : String(plus);
  return `${count}d${sides}${tail}`;
}
