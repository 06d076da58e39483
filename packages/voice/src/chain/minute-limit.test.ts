import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minuteLimit } from "./minute-limit.ts";

describe("a limit by the minute", () => {
  test("says how long until one more request fits", () => {
    let now = 0;
    const limit = minuteLimit({ requests: 2, tokens: 1_000 }, () => now);
    limit.take(10);
    now = 5_000;
    limit.take(10);
    expect(limit.waitFor({ requests: 1, tokens: 10 })).toBe(55_000);
    expect(limit.waitFor({ requests: 2, tokens: 10 })).toBe(60_000);
    now = 60_000;
    expect(limit.waitFor({ requests: 1, tokens: 10 })).toBe(0);
  });

  test("goes by tokens as well, and by what was used in the end", () => {
    let now = 0;
    const limit = minuteLimit({ requests: 100, tokens: 1_000 }, () => now);
    const settle = limit.take(900);
    now = 1_000;
    expect(limit.waitFor({ requests: 1, tokens: 200 })).toBe(59_000);
    settle(300);
    expect(limit.waitFor({ requests: 1, tokens: 200 })).toBe(0);
  });

  test("says never for what is more than a whole minute's", () => {
    const limit = minuteLimit({ requests: 1, tokens: 1_000 }, () => 0);
    expect(limit.waitFor({ requests: 1, tokens: 1_001 })).toBe(Number.POSITIVE_INFINITY);
    expect(limit.waitFor({ requests: 2, tokens: 1 })).toBe(Number.POSITIVE_INFINITY);
  });

  test("never lets more through in any sixty seconds, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ pause: fc.integer({ min: 0, max: 20_000 }), tokens: fc.integer({ min: 1, max: 400 }) }),
          {
            maxLength: 60,
          },
        ),
        (asked) => {
          let now = 0;
          const limit = minuteLimit({ requests: 5, tokens: 1_000 }, () => now);
          const taken: { at: number; tokens: number }[] = [];
          for (const { pause, tokens } of asked) {
            now += pause + limit.waitFor({ requests: 1, tokens });
            now += limit.waitFor({ requests: 1, tokens });
            expect(limit.waitFor({ requests: 1, tokens })).toBe(0);
            limit.take(tokens);
            taken.push({ at: now, tokens });
            const lately = taken.filter(({ at }) => at > now - 60_000);
            expect(lately.length).toBeLessThanOrEqual(5);
            expect(lately.reduce((sum, one) => sum + one.tokens, 0)).toBeLessThanOrEqual(1_000);
          }
        },
      ),
    );
  });
});
