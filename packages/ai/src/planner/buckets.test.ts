import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "./buckets.ts";
import { makeBuckets, representative } from "./buckets.ts";

const [MIN, MAX] = [-20, 40];
const change: fc.Arbitrary<Change> = fc.record({
  by: fc.integer({ min: -9, max: 9 }).filter((by) => by !== 0),
  least: fc.integer({ min: MIN, max: 0 }),
  greatest: fc.integer({ min: 10, max: MAX }),
});

describe("A representative", () => {
  it("meets the same thresholds as its value, whatever is added in whatever order", () => {
    const runs = fc.record({
      thresholds: fc.array(fc.integer({ min: MIN + 1, max: MAX }), { minLength: 1, maxLength: 4 }),
      changes: fc.array(change, { maxLength: 3 }),
      value: fc.integer({ min: MIN, max: MAX }),
      order: fc.array(fc.nat(), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(runs, ({ thresholds, changes, value, order }) => {
        // An action's own conditions are thresholds, too.
        const all = [...thresholds, ...changes.flatMap(({ least, greatest }) => [least, greatest + 1])];
        const real = all.filter((one) => one > MIN && one <= MAX);
        if (real.length === 0) real.push(0);
        const buckets = makeBuckets(real, changes, MIN, MAX);
        let a = value;
        let b = representative(buckets, value, 6);
        const met = (at: number) => real.map((one) => at >= one);
        expect(met(b)).toEqual(met(a));
        for (const pick of changes.length === 0 ? [] : order) {
          const { by, least, greatest } = changes[pick % changes.length]!;
          if (a < least || a > greatest) continue;
          a = Math.min(MAX, Math.max(MIN, a + by));
          b = Math.min(MAX, Math.max(MIN, b + by));
          expect(met(b)).toEqual(met(a));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("is one for all amounts that make no difference", () => {
    const prices = makeBuckets([20], [{ by: 5, least: 0, greatest: 1_000_000 }], 0, 1_000_000);
    const all = [0, 4, 5, 9, 10, 19, 20, 24, 900_000].map((value) => representative(prices, value, 20));
    expect(all).toEqual([0, 0, 5, 5, 10, 15, 20, 20, 20]);
  });
});
