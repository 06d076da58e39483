import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarSchema, defaultRules, type Rules } from "../rules/schemas.ts";
import { calendarAt, dayPart, hourNow, isBetween, untilHour, type DayPart, type Timed } from "./calendar.ts";
import { dateWords, hourWords } from "./time-words.ts";

const HOUR_MS = 60_000;

/** Two months of ten and five days, an hour in a minute, begun on the second day of the second month at six. */
function at(hours: number, more: Partial<Rules["calendar"]> = {}): Timed {
  const calendar = calendarSchema.parse({
    hourSeconds: 60,
    year: 7,
    begins: { month: 2, day: 2, hour: 6 },
    days: ["Ebbday", "Floodday", "Netday"],
    months: [
      { name: "Thaw", days: 10, season: "spring" },
      { name: "Frost", days: 5, season: "winter" },
    ],
    moon: 8,
    ...more,
  });
  return { clock: { now: () => hours * HOUR_MS }, rules: { ...defaultRules(), calendar } };
}

describe("the calendar", () => {
  it("begins where the rules say", () => {
    expect(calendarAt(at(0))).toEqual({
      year: 7,
      month: "Frost",
      day: 2,
      weekday: "Netday",
      hour: 6,
      season: "winter",
      moon: "waxing gibbous",
    });
  });

  it("goes on by hours, days, months and years", () => {
    expect(calendarAt(at(17.9))).toMatchObject({ day: 2, hour: 23 });
    expect(calendarAt(at(18))).toMatchObject({ day: 3, hour: 0, weekday: "Ebbday" });
    expect(calendarAt(at(18 + 3 * 24))).toMatchObject({ year: 8, month: "Thaw", day: 1, season: "spring" });
    expect(calendarAt(at(18 + 13 * 24))).toMatchObject({ year: 8, month: "Frost", day: 1 });
  });

  it("never steps back, and every hour has its place in the year", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (hours) => {
        const moment = calendarAt(at(hours));
        expect(moment.hour).toBe((hours + 6) % 24);
        expect(moment.day).toBeLessThanOrEqual(moment.month === "Thaw" ? 10 : 5);
        expect(hourNow(at(hours + 1)) - hourNow(at(hours))).toBe(1);
      }),
    );
  });

  it("has a new and a full moon once in its round", () => {
    const phases = Array.from({ length: 8 }, (_, day) => calendarAt(at(0), day * 24).moon);
    expect(phases[0]).toBe("new moon");
    expect(phases[4]).toBe("full moon");
    expect(new Set(phases).size).toBe(8);
  });

  it("takes no beginning on a day that it has not", () => {
    const parsed = calendarSchema.safeParse({ begins: { month: 1, day: 31, hour: 0 } });
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ["begins"],
      message: expect.stringContaining("no such day"),
    });
  });
});

describe("the day", () => {
  it("has four parts, each from its hour on", () => {
    const parts = Array.from({ length: 24 }, (_, hour) => dayPart(at(0), hour));
    expect(parts.slice(4, 8)).toEqual(["night", "dawn", "dawn", "day"]);
    expect(parts.slice(18, 23)).toEqual(["day", "dusk", "dusk", "night", "night"]);
    expect(parts[0]).toBe("night");
  });

  it("says how long it is to an hour that is asked for", () => {
    const isDusk = (hours: number): boolean => dayPart(at(0), hours) === "dusk";
    expect(untilHour(at(0), isDusk)).toBe(13 * HOUR_MS);
    expect(untilHour(at(0.25), isDusk)).toBe(12.75 * HOUR_MS);
    expect(untilHour(at(0), () => false)).toBeUndefined();
  });

  it("may be asked for from one part to another, over midnight too", () => {
    const within = (from: DayPart, to: DayPart): number[] =>
      Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isBetween(at(0), { from, to }, hour));
    expect(within("day", "dusk")).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(within("night", "day")).toEqual([0, 1, 2, 3, 4, 5, 6, 21, 22, 23]);
    expect(within("dusk", "dawn")).toEqual([0, 1, 2, 3, 4, 19, 20, 21, 22, 23]);
  });

  it("is said as people say it", () => {
    expect([0, 3, 9, 12, 15, 19, 23].map(hourWords)).toEqual([
      "midnight",
      "three at night",
      "nine in the morning",
      "noon",
      "three in the afternoon",
      "seven in the evening",
      "eleven at night",
    ]);
    expect(dateWords(calendarAt(at(0)))).toBe("Netday, the 2nd of Frost in the year 7");
    const days = [1, 3, 11, 12, 21].map((day) => dateWords({ ...calendarAt(at(0)), day }).split(" ")[2]);
    expect(days).toEqual(["1st", "3rd", "11th", "12th", "21st"]);
  });
});
