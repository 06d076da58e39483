import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TimingWheel } from "./timing-wheel.ts";

describe("the timing wheel", () => {
  it("gives each entry once, at the first look at or after its time, earliest first", () => {
    const times = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 60 });
    const steps = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), times, steps, (start, waits, looks) => {
        const wheel = new TimingWheel<number>(start);
        const open = waits.map((wait) => start + wait);
        for (const at of open) wheel.add(at, at);
        let now = start;
        for (const look of looks) {
          now += look;
          const expected = open.filter((at) => at <= now).sort((a, b) => a - b);
          expect(wheel.take(now)).toEqual(expected);
          for (const at of expected) open.splice(open.indexOf(at), 1);
          expect(wheel.size).toBe(open.length);
        }
      }),
    );
  });

  it("takes what is added while it turns, and what is late already", () => {
    const wheel = new TimingWheel<string>(1_000);
    wheel.add(900, "late");
    wheel.add(500_000, "far");
    expect(wheel.take(1_000)).toEqual(["late"]);
    wheel.add(1_050, "soon");
    expect(wheel.take(1_049)).toEqual([]);
    expect(wheel.take(1_050)).toEqual(["soon"]);
    expect(wheel.take(500_000)).toEqual(["far"]);
  });
});
