import { describe, expect, test } from "vitest";
import { costOf } from "./prices.ts";

describe("the cost of a call", () => {
  test("is by the million tokens, and less for what the provider had kept", () => {
    const price = { input: 0.4, cached: 0.1, output: 1.6 };
    expect(costOf(price, { input: 1_200, cached: 1_000, output: 60 })).toBeCloseTo(
      (200 * 0.4 + 1_000 * 0.1 + 60 * 1.6) / 1_000_000,
      12,
    );
  });

  test("takes what is kept, and what is put by, for new where no price of its own is given", () => {
    const usage = { input: 1_000_000, cached: 400_000, written: 400_000, output: 0 };
    expect(costOf({ input: 1, output: 5 }, usage)).toBe(1);
    expect(costOf({ input: 1, cached: 0.1, written: 1.25, output: 5 }, usage)).toBeCloseTo(
      0.2 + 0.04 + 0.5,
      12,
    );
  });

  test("is never less than nothing, whatever a provider says", () => {
    expect(costOf({ input: 1, cached: 0, output: 1 }, { input: 10, cached: 50, output: 0 })).toBe(0);
  });
});
