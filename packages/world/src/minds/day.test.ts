import { describe, expect, it } from "vitest";
import { rulesSchema } from "../rules/schemas.ts";
import { compileDays, type Days } from "./day.ts";

const { calendar } = rulesSchema.parse({
  calendar: {
    days: ["Moonday", "Marketday"],
    months: [
      { name: "Thaw", days: 2, season: "spring" },
      { name: "Haze", days: 2, season: "summer" },
    ],
  },
});
const { archetypes } = rulesSchema.parse({
  minds: {
    archetypes: {
      smith: {
        about: "works",
        goals: ["a"],
        day: [
          { at: 8, place: "forge", does: "work", doing: "at work" },
          { at: 8, on: ["Marketday"], place: "market", does: "guard", doing: "at the market" },
          { at: 8, on: ["Marketday"], in: ["summer"], place: "beach", does: "rest", doing: "on the beach" },
          { at: "night", place: "home", does: "sleep", doing: "asleep" },
        ],
      },
    },
  },
}).minds;

function daysOf(): Days {
  const day = archetypes["smith"]?.day ?? [];
  const compiled = compileDays({ day }, calendar);
  if (!compiled.ok || !compiled.days) throw new Error("it was not taken");
  return compiled.days;
}

describe("the days of an archetype", () => {
  it("go by the hour, and before the first entry the last one of the day before goes on", () => {
    const does = (from: number): string => daysOf().between(from, from + 1)[0]?.does ?? "";
    expect([0, 7, 8, 15, calendar.night, 23].map(does)).toEqual([
      "sleep",
      "sleep",
      "work",
      "work",
      "sleep",
      "sleep",
    ]);
  });

  it("have entries for days of the week and for seasons, which go before what is said of all days", () => {
    const at = (day: number): string => daysOf().between(day * 24 + 10, day * 24 + 11)[0]?.does ?? "";
    expect([0, 1, 2, 3, 4, 5].map(at)).toEqual(["work", "guard", "work", "rest", "work", "guard"]);
  });

  it("are none where an archetype keeps no hours", () => {
    expect(compileDays({ day: [] }, calendar)).toEqual({ ok: true, days: undefined });
  });
});
