import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asked, HAGGLED, leaning, mendingPrice, MOST_SHARE, offered } from "./prices.ts";

const lean = fc
  .record({
    affinity: fc.double({ min: -1, max: 1, noNaN: true }),
    charisma: fc.integer({ min: -10, max: 20 }),
    haggled: fc.constantFrom(0, HAGGLED),
  })
  .map(({ affinity, charisma, haggled }) => leaning(affinity, charisma, haggled));

describe("prices", () => {
  it("never give more for a thing than any shop asks for it, however they lean, are shared and rounded", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 0, max: 50 }),
        lean,
        lean,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 20 }),
        (worth, more, buying, selling, share, sound, count) => {
          const paid = asked(worth + more, buying) * count;
          expect(offered(worth, share, selling, sound) * count).toBeLessThanOrEqual(paid);
        },
      ),
    );
  });

  it("lean by liking, charisma and haggling, a quarter at most", () => {
    expect([asked(20, 0), asked(20, leaning(1, 0, 0)), asked(20, leaning(-1, 0, 0))]).toEqual([20, 17, 23]);
    expect([leaning(1, 20, HAGGLED), leaning(-1, -20, 0)]).toEqual([0.25, -0.25]);
    expect([asked(12, 0.25), asked(1, 0.25), asked(0, 0)]).toEqual([9, 1, 1]);
    expect([offered(20, 0.5, 0), offered(20, 0.5, 0, 0.5), offered(1, MOST_SHARE, 0.25)]).toEqual([10, 5, 0]);
    expect(offered(20, 1, 0)).toBe(offered(20, MOST_SHARE, 0));
  });

  it("make mending cost a part of what was lost", () => {
    expect([mendingPrice(20, 0.5), mendingPrice(20, 0), mendingPrice(1, 0.99)]).toEqual([6, 12, 1]);
  });
});
