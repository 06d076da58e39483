import { compileSchedule, type Fault, type Schedule, type ScheduleCalendar } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Minded } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Archetype, DayEntry } from "../rules/mind-schemas.ts";
import type { Rules } from "../rules/schemas.ts";
import { HOURS, hourNow, type Timed } from "../time/calendar.ts";

type Calendar = Rules["calendar"];

/** The days of an archetype, on every weekday of every season. */
export class Days {
  readonly entries: readonly DayEntry[];
  readonly #schedule: Schedule;

  /** `compileDays` makes it. */
  constructor(entries: readonly DayEntry[], schedule: Schedule) {
    this.entries = entries;
    this.#schedule = schedule;
  }

  /** What the hour that it is asks for; undefined: nothing. */
  now(game: Timed): DayEntry | undefined {
    return this.entries[Number(this.#schedule.at(hourNow(game)).does)];
  }

  /** Whether one of the hours that come, so many of them, asks for something other than now that is one of these actions. */
  asksWithin(game: Timed, hours: number, does: readonly string[]): boolean {
    const hour = hourNow(game);
    const entry = (at: number): DayEntry | undefined => this.entries[Number(this.#schedule.at(at).does)];
    if (does.includes(entry(hour)?.does ?? "")) return false;
    for (let at = hour + 1; at <= hour + hours; at += 1)
      if (does.includes(entry(at)?.does ?? "")) return true;
    return false;
  }

  /** Hours of the calendar, with their fraction. */
  hourNow(game: Timed): number {
    const length = game.rules.calendar.hourSeconds * 1_000;
    return hourNow(game) + (game.clock.now() % length) / length;
  }

  /** What is done from one hour of the calendar to another. */
  between(from: number, until: number): { from: number; until: number; does: string }[] {
    return this.#schedule.between(from, until).map(({ activity, from, until }) => ({
      from,
      until,
      does: this.entries[Number(activity.does)]?.does ?? "",
    }));
  }
}

/** The days that a being keeps; undefined: it keeps no hours. */
export function daysOf(game: Game, being: Entity): Days | undefined {
  return game.authored.minds.days.get(being.get(Minded)?.archetype ?? "");
}

export type CompiledDays = { ok: true; days: Days | undefined } | { ok: false; faults: readonly Fault[] };

/**
 * From each entry's hour until the next one's. What is said of a weekday or a season goes before what is said of all of them, and before
 * the first entry of a day the last one of the day before goes on. Paths of faults lead through the list of entries.
 */
export function compileDays({ day }: Pick<Archetype, "day">, calendar: Calendar): CompiledDays {
  const faults: Fault[] = [];
  day.forEach(({ on }, index) =>
    on?.forEach((name, at) => {
      if (!calendar.days.includes(name))
        faults.push({
          path: [index, "on", at],
          level: "error",
          message: `The calendar has no day '${name}'. It has ${calendar.days.join(", ")}.`,
        });
    }),
  );
  if (faults.length > 0) return { ok: false, faults };
  if (day.length === 0) return { ok: true, days: undefined };
  const parts = partsOf(calendar);
  const runs = new Map<
    string,
    { from: number; until: number; entry: number; seasons: Map<string, string[]> }
  >();
  for (const season of parts.seasons)
    calendar.days.forEach((weekday, number) => {
      const before = calendar.days.at(number - 1) ?? weekday;
      const hours = hoursOf(day, calendar, { weekday, before, season: season.slice(0, season.indexOf(" ")) });
      for (let from = 0; from < HOURS; ) {
        let until = from + 1;
        while (until < HOURS && hours[until] === hours[from]) until += 1;
        const entry = hours[from] ?? -1;
        if (entry >= 0) {
          const key = `${from} ${until} ${entry}`;
          const run = runs.get(key) ?? { from, until: until % HOURS, entry, seasons: new Map() };
          runs.set(key, run);
          run.seasons.set(season, [...(run.seasons.get(season) ?? []), weekday]);
        }
        from = until;
      }
    });
  const entries = [...runs.values()].flatMap(({ from, until, entry, seasons }) => {
    const same = new Map<string, string[]>();
    for (const [season, on] of seasons) same.set(on.join("\0"), [...(same.get(on.join("\0")) ?? []), season]);
    return [...same].map(([on, within]) => ({
      does: String(entry),
      from,
      until,
      on: on.split("\0"),
      in: within,
    }));
  });
  const compiled = compileSchedule({ entries, otherwise: { does: "nothing" } }, parts);
  return compiled.ok
    ? { ok: true, days: new Days(day, compiled.schedule) }
    : { ok: false, faults: compiled.faults.map((fault) => ({ ...fault, path: [] })) };
}

/** By hour of such a day, the entry that counts then; -1: none. */
function hoursOf(
  day: readonly DayEntry[],
  calendar: Calendar,
  { weekday, before, season }: { weekday: string; before: string; season: string },
): number[] {
  const on = (name: string): { at: number; index: number; weight: number }[] =>
    day
      .map((entry, index) => ({
        at: typeof entry.at === "number" ? entry.at : calendar[entry.at],
        index,
        weight: Number(entry.on !== undefined) + Number(entry.in !== undefined),
        fits:
          entry.on?.includes(name) !== false &&
          (entry.in as readonly string[] | undefined)?.includes(season) !== false,
      }))
      .filter(({ fits }) => fits)
      // The last one of those that have begun counts.
      .sort((a, b) => a.at - b.at || a.weight - b.weight || a.index - b.index);
  const today = on(weekday);
  const yesterday = on(before).at(-1)?.index ?? -1;
  return Array.from(
    { length: HOURS },
    (_, hour) => today.findLast(({ at }) => at <= hour)?.index ?? yesterday,
  );
}

/** Runs of months with the same season are the seasons of a schedule, so that each follows the one before it. */
function partsOf(calendar: Calendar): ScheduleCalendar {
  const seasons: string[] = [];
  const ofDay: number[] = [];
  for (const [index, { days, season }] of calendar.months.entries()) {
    if (calendar.months[index - 1]?.season !== season) seasons.push(`${season} ${seasons.length}`);
    for (let day = 0; day < days; day += 1) ofDay.push(seasons.length - 1);
  }
  const length = ofDay.length;
  return {
    parts: {},
    weekdays: calendar.days,
    seasons,
    daysOfYear: length,
    seasonOf: (day) => ofDay[((day % length) + length) % length] ?? 0,
  };
}
