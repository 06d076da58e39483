import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chance } from "../paths/testing/worlds.ts";
import { compileSchedule } from "./compile.ts";
import type { Schedule } from "./schedule.ts";
import { HOURS, type EntrySpec, type ScheduleCalendar, type ScheduleSpec } from "./spec.ts";

const WEEKDAYS = ["Moonday", "Tideday", "Marketday", "Restday", "Starday"];
const SEASONS = ["spring", "summer", "autumn", "winter"];

/** Four seasons of thirty days. */
const calendar: ScheduleCalendar = {
  parts: { dawn: 5, day: 7, dusk: 18, night: 20 },
  weekdays: WEEKDAYS,
  seasons: SEASONS,
  daysOfYear: 120,
  seasonOf: (day) => Math.floor((((day % 120) + 120) % 120) / 30),
};

const smith: ScheduleSpec = {
  entries: [
    { does: "opens the forge", from: 8, until: "dusk", place: "harbour:forge", tree: "smithing" },
    { does: "drinks", from: "dusk", until: 23, place: "harbour:tavern", goal: "company" },
    { does: "sleeps", from: 23, until: 8, place: "harbour:loft", goal: "rest" },
  ],
};

function scheduleOf(spec: ScheduleSpec): Schedule {
  const compiled = compileSchedule(spec, calendar);
  if (!compiled.ok) throw new Error(compiled.faults[0]?.message);
  return compiled.schedule;
}

function faultsOf(spec: ScheduleSpec): string[] {
  const compiled = compileSchedule(spec, calendar);
  if (compiled.ok) throw new Error("it was taken");
  return compiled.faults.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a schedule", () => {
  test("says what is done in an hour of any day, past midnight too", () => {
    const schedule = scheduleOf(smith);
    const does = [0, 7, 8, 17, 18, 22, 23, 24 * 77 + 3].map((hour) => schedule.at(hour).does);
    expect(does).toEqual([
      "sleeps",
      "sleeps",
      "opens the forge",
      "opens the forge",
      "drinks",
      "drinks",
      "sleeps",
      "sleeps",
    ]);
  });

  test("says when the next change comes", () => {
    const schedule = scheduleOf(smith);
    expect([0, 7, 8, 20, 23].map((hour) => schedule.nextChange(hour))).toEqual([8, 8, 18, 23, 24 + 8]);
    const hermit = scheduleOf({ entries: [{ does: "sits", from: 0, until: 0 }] });
    expect(hermit.nextChange(5)).toBeUndefined();
    const bear = scheduleOf({
      entries: [{ does: "sleeps", from: 0, until: 0, in: ["winter"] }],
      otherwise: { does: "roams" },
    });
    expect(bear.nextChange(5)).toBe(90 * HOURS);
    expect(bear.nextChange(90 * HOURS)).toBe(120 * HOURS);
  });

  test("keeps what begins on a weekday going into the next morning", () => {
    const schedule = scheduleOf({
      entries: [{ does: "dances", from: 20, until: 3, on: ["Marketday"] }],
      otherwise: { does: "fishes" },
    });
    const days = [...Array(10).keys()].filter((day) => schedule.at(day * HOURS + 2).does === "dances");
    expect(days).toEqual([3, 8]);
  });

  test("keeps what begins on a season's last evening going into the next season", () => {
    const schedule = scheduleOf({
      entries: [{ does: "feasts", from: 22, until: 4, in: ["winter"] }],
      otherwise: { does: "fishes" },
    });
    const mornings = [90, 91, 119, 120, 121].map((day) => schedule.at(day * HOURS + 3).does);
    expect(mornings).toEqual(["fishes", "feasts", "feasts", "feasts", "fishes"]);
  });

  test("lists what there is to do between two hours, cut off at both", () => {
    const spans = scheduleOf(smith).between(20, 24 + 10);
    expect(spans.map(({ activity: { does }, from, until }) => [does, from, until])).toEqual([
      ["drinks", 20, 23],
      ["sleeps", 23, 32],
      ["opens the forge", 32, 34],
    ]);
    expect(scheduleOf(smith).between(0, 24 * 50, 5)).toHaveLength(5);
    expect(scheduleOf(smith).between(9, 9)).toEqual([]);
  });

  test("sums up what was done by whoever slept a month", () => {
    const spent = scheduleOf(smith).spent(12, 12 + 30 * HOURS);
    expect(spent.map(({ activity: { does }, hours, ended }) => [does, hours, ended])).toEqual([
      ["opens the forge", 300, 30],
      ["drinks", 150, 30],
      ["sleeps", 270, 30],
    ]);
    expect(scheduleOf(smith).spent(17, 18)).toMatchObject([{ hours: 1, ended: 1 }]);
    expect(scheduleOf(smith).spent(16.5, 17.25)).toMatchObject([{ hours: 0.75, ended: 0 }]);
  });

  test("sums up what it lists, and lists what it says hour by hour, whatever its entries", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(2_000), fc.nat(400), (seed, from, length) => {
        const roll = chance(seed);
        const entries: EntrySpec[] = [];
        for (let hour = roll(6); hour < HOURS; ) {
          const until = hour + 1 + roll(9);
          if (until > HOURS) break;
          const some = (names: readonly string[]): string[] | undefined =>
            roll(2) === 0 ? undefined : names.filter((_, at) => at === 0 || roll(2) === 0);
          const [on, within] = [some(WEEKDAYS), some(SEASONS)];
          entries.push({
            does: `e${hour}`,
            from: hour,
            until: until % HOURS,
            ...(on && { on }),
            ...(within && { in: within }),
          });
          hour = until + roll(4);
        }
        const schedule = scheduleOf({ entries, otherwise: { does: "rests" } });
        const until = from + length;
        const spans = schedule.between(from, until, 10_000);
        let at = from;
        for (const span of spans) {
          expect(span.from).toBe(at);
          for (; at < span.until; at++) expect(schedule.at(at)).toBe(span.activity);
          if (at < until) expect(schedule.nextChange(span.from)).toBe(at);
        }
        expect(at).toBe(until);
        for (const { entry, hours, ended } of schedule.spent(from, until)) {
          const own = spans.filter((span) => span.entry === entry);
          expect(hours).toBe(own.reduce((sum, { from, until }) => sum + until - from, 0));
          const over = own.filter((span) => span.until < until || schedule.at(until) !== span.activity);
          expect(ended).toBe(over.length);
        }
      }),
    );
  });
});

describe("a schedule that cannot be kept", () => {
  test.each<[string, ScheduleSpec, string[]]>([
    [
      "a gap",
      { entries: smith.entries.slice(0, 2) },
      [
        "entries: Nothing is planned from 0 to 8 and from 23 to 24, on Moonday in spring. Plan it, or say what is done 'otherwise'.",
      ],
    ],
    [
      "two things at once",
      { entries: [...smith.entries, { does: "prays", from: 7, until: 9, on: ["Restday"] }] },
      [
        "entries.3: 'prays' and 'sleeps' are both at the same time: at 7, on Restday in spring.",
        "entries.3: 'prays' and 'opens the forge' are both at the same time: at 8, on Restday in spring.",
      ],
    ],
    [
      "two things at once past midnight",
      {
        entries: [
          { does: "dances", from: 20, until: 3, on: ["Marketday"] },
          { does: "rows", from: 2, until: 4, on: ["Restday"] },
        ],
        otherwise: { does: "rests" },
      },
      ["entries.1: 'rows' and 'dances' are both at the same time: at 2, on Restday in spring."],
    ],
    [
      "names that are not there",
      { entries: [{ does: "a", from: "dawm", until: 24, on: ["Marketdy"], in: ["monsoon"] }] },
      [
        "entries.0.from: There is no part of the day 'dawm'; did you mean 'dawn'?",
        "entries.0.until: 24 is no hour: write a whole number from 0 to 23, or the name of a part of the day.",
        "entries.0.on.0: There is no weekday 'Marketdy'; did you mean 'Marketday'?",
        "entries.0.in.0: There is no season 'monsoon'.",
      ],
    ],
    [
      "nothing said, nowhere, and both ways",
      { entries: [{ does: " ", from: 0, until: 0, on: [], tree: "t", goal: "g" }] },
      [
        "entries.0.does: Say what is done, as in 'opens the forge'.",
        "entries.0.goal: Give a tree or a goal, not both.",
        "entries.0.on: Name at least one weekday, or leave 'on' out.",
      ],
    ],
    [
      "half an hour",
      { entries: [{ does: "a", from: 7.5, until: Number.NaN }] },
      [
        "entries.0.from: 7.5 is no hour: write a whole number from 0 to 23, or the name of a part of the day.",
        "entries.0.until: NaN is no hour: write a whole number from 0 to 23, or the name of a part of the day.",
      ],
    ],
  ])("for %s says where, and what to write", (_what, spec, expected) => {
    expect(faultsOf(spec)).toEqual(expected);
  });

  test("for having too many entries says so", () => {
    const entries = Array.from({ length: 65 }, () => smith.entries[0]!);
    expect(faultsOf({ entries })).toEqual(["entries: There are 65 entries; 64 are the most."]);
  });
});
