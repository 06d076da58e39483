import { describe, expect, it } from "vitest";
import { tooMany } from "./findings.ts";
import { shippedSupply } from "./supply.ts";

const LOAF = "harbor:barley-loaf";
const count = (loaves: number, worldMs: number) => ({
  kinds: new Map([[LOAF, loaves]]),
  journal: [{ worldMs } as never],
});

describe("what the quarter eats", async () => {
  const supply = await shippedSupply();

  it("comes from rooms and shops, and no faster than they bring it", () => {
    expect(supply(LOAF, 0)).toBeGreaterThanOrEqual(8);
    expect(supply(LOAF, 600) - supply(LOAF, 0)).toBeGreaterThanOrEqual(10);
    expect(supply(LOAF, 600) - supply(LOAF, 0)).toBeLessThan(100);
    expect(supply("harbor:herring", 60)).toBeGreaterThan(supply("harbor:herring", 0));
    expect(supply("harbor:no-such-thing", 600)).toBe(0);
  });

  it("is too much when more of it is there than can have been brought", () => {
    const [had, has] = [count(3, 0), count(3 + supply(LOAF, 660), 600_000)];
    expect(tooMany(had, has, supply)).toEqual([]);
    expect(tooMany(had, count(4 + supply(LOAF, 660), 600_000), supply)).toEqual([
      `${4 + supply(LOAF, 660)} ${LOAF}, and there can be ${3 + supply(LOAF, 660)} of it`,
    ]);
  });
});
