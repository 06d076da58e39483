import { didYouMean } from "../planner/nearest.ts";
import type { Fault } from "../planner/spec.ts";
import { dayKey, Schedule, type DayPlan } from "./schedule.ts";
import {
  HOURS,
  type ActivitySpec,
  type EntrySpec,
  type ScheduleCalendar,
  type ScheduleSpec,
  type TimeSpec,
} from "./spec.ts";

/** More than a person's week needs, and few enough to check every day against every other. */
const MOST_ENTRIES = 64;
const NOBODY = -1;

interface Entry {
  from: number;
  /** Hours it lasts: 1 to 24. */
  hours: number;
  weekdays: readonly number[];
  seasons: readonly number[];
}

export type CompiledSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Checks a schedule for every kind of day. All faults are told by their path through the data; with any there is no schedule. */
export function compileSchedule(spec: ScheduleSpec, calendar: ScheduleCalendar): CompiledSchedule {
  const faults: Fault[] = [];
  const fault = (path: Fault["path"], message: string): void => {
    faults.push({ path, level: "error", message });
  };
  if (spec.entries.length > MOST_ENTRIES) {
    fault(["entries"], `There are ${spec.entries.length} entries; ${MOST_ENTRIES} are the most.`);
    return { ok: false, faults };
  }
  const entries = spec.entries.map((entry, at) => readEntry(entry, at, calendar, fault));
  if (spec.otherwise !== undefined) checkActivity(spec.otherwise, ["otherwise"], fault);
  const sound = entries.filter((entry) => entry !== undefined);
  if (faults.length > 0 || sound.length < entries.length) return { ok: false, faults };
  const plans = new Map<string, DayPlan>();
  /** By which entries are of it and of the day before: most days of a year are alike. */
  const alike = new Map<string, DayPlan>();
  const clashes = new Clashes(spec, calendar);
  for (let season = 0; season < calendar.seasons.length; season++)
    for (const before of new Set([season, (season + calendar.seasons.length - 1) % calendar.seasons.length]))
      for (let weekday = 0; weekday < calendar.weekdays.length; weekday++) {
        const yesterday = (weekday + calendar.weekdays.length - 1) % calendar.weekdays.length;
        const on = sound.map(({ weekdays, seasons }) => ({
          today: weekdays.includes(weekday) && seasons.includes(season),
          still: weekdays.includes(yesterday) && seasons.includes(before),
        }));
        const day = on.map(({ today, still }) => Number(today) + 2 * Number(still)).join("");
        let plan = alike.get(day);
        if (!plan) {
          let isWhole = true;
          const hours: number[] = [];
          for (let hour = 0; hour < HOURS; hour++) {
            const doing = sound.flatMap(({ from, hours: lasts }, at) => {
              const begun = on[at]!.today && hour >= from && hour < from + lasts;
              return begun || (on[at]!.still && hour + HOURS < from + lasts) ? [at] : [];
            });
            const isGap = doing.length === 0 && spec.otherwise === undefined;
            if (doing.length > 1) clashes.overlap(doing[0]!, doing[1]!, hour, weekday, season);
            else if (isGap) clashes.gap(hour, weekday, season);
            isWhole &&= doing.length < 2 && !isGap;
            hours.push(doing[0] ?? NOBODY);
          }
          plan = planOf(hours);
          // One with faults is gone through for every day: each is told.
          if (isWhole) alike.set(day, plan);
        }
        plans.set(dayKey(season, before, weekday), plan);
      }
  clashes.tell(fault);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, schedule: new Schedule(spec, plans, calendar) };
}

function readEntry(
  spec: EntrySpec,
  at: number,
  calendar: ScheduleCalendar,
  fault: (path: Fault["path"], message: string) => void,
): Entry | undefined {
  const path = ["entries", at] as const;
  checkActivity(spec, path, fault);
  const from = hourOf(spec.from, [...path, "from"], calendar, fault);
  const until = hourOf(spec.until, [...path, "until"], calendar, fault);
  const numbers = (
    names: readonly string[] | undefined,
    known: readonly string[],
    key: string,
    what: string,
  ): number[] => {
    if (names?.length === 0) fault([...path, key], `Name at least one ${what}, or leave '${key}' out.`);
    return (names ?? known).map((name, place) => {
      const number = known.indexOf(name);
      if (number < 0)
        fault([...path, key, place], `There is no ${what} '${name}'${didYouMean(name, known) || "."}`);
      return number;
    });
  };
  const weekdays = numbers(spec.on, calendar.weekdays, "on", "weekday");
  const seasons = numbers(spec.in, calendar.seasons, "in", "season");
  if (from === undefined || until === undefined) return undefined;
  return { from, hours: ((until - from + HOURS - 1) % HOURS) + 1, weekdays, seasons };
}

function checkActivity(
  { does, tree, goal }: ActivitySpec,
  path: Fault["path"],
  fault: (path: Fault["path"], message: string) => void,
): void {
  if (does.trim() === "") fault([...path, "does"], "Say what is done, as in 'opens the forge'.");
  if (tree !== undefined && goal !== undefined) fault([...path, "goal"], "Give a tree or a goal, not both.");
}

function hourOf(
  time: TimeSpec,
  path: Fault["path"],
  { parts }: ScheduleCalendar,
  fault: (path: Fault["path"], message: string) => void,
): number | undefined {
  if (typeof time === "string") {
    if (Object.hasOwn(parts, time)) return parts[time];
    const names = Object.keys(parts);
    fault(
      path,
      `There is no part of the day '${time}'${didYouMean(time, names) || `: write an hour, or ${names.join(", ")}.`}`,
    );
  } else if (!Number.isInteger(time) || time < 0 || time >= HOURS)
    fault(path, `${time} is no hour: write a whole number from 0 to 23, or the name of a part of the day.`);
  else return time;
  return undefined;
}

/** The hours of a day as runs of the same entry. */
function planOf(hours: readonly number[]): DayPlan {
  const runs: { from: number; until: number; entry: number }[] = [];
  for (const [hour, entry] of hours.entries()) {
    const last = runs.at(-1);
    if (last?.entry === entry) last.until = hour + 1;
    else runs.push({ from: hour, until: hour + 1, entry });
  }
  return { hours: Int8Array.from(hours), runs };
}

/** Collects hours with two entries or none, and tells each pair, and each gap, once, with a day on which it is so. */
class Clashes {
  readonly #spec: ScheduleSpec;
  readonly #calendar: ScheduleCalendar;
  readonly #overlaps = new Map<string, { one: number; other: number; when: string }>();
  readonly #gaps = new Map<string, { hours: number[]; when: string }>();

  constructor(spec: ScheduleSpec, calendar: ScheduleCalendar) {
    this.#spec = spec;
    this.#calendar = calendar;
  }

  overlap(one: number, other: number, hour: number, weekday: number, season: number): void {
    const key = `${one}/${other}`;
    if (!this.#overlaps.has(key))
      this.#overlaps.set(key, { one, other, when: `at ${hour}, ${this.#when(weekday, season)}` });
  }

  gap(hour: number, weekday: number, season: number): void {
    const key = `${weekday}/${season}`;
    const gap = this.#gaps.get(key) ?? { hours: [], when: this.#when(weekday, season) };
    if (!gap.hours.includes(hour)) gap.hours.push(hour);
    this.#gaps.set(key, gap);
  }

  tell(fault: (path: Fault["path"], message: string) => void): void {
    const name = (entry: number): string => this.#spec.entries[entry]!.does;
    for (const { one, other, when } of this.#overlaps.values())
      fault(["entries", other], `'${name(other)}' and '${name(one)}' are both at the same time: ${when}.`);
    const told = new Set<string>();
    for (const { hours, when } of this.#gaps.values()) {
      const runs = planOf(Array.from({ length: HOURS }, (_, hour) => (hours.includes(hour) ? 1 : 0))).runs;
      const said = runs
        .filter(({ entry }) => entry === 1)
        .map(({ from, until }) => `from ${from} to ${until}`);
      if (told.has(said.join())) continue;
      told.add(said.join());
      fault(
        ["entries"],
        `Nothing is planned ${said.join(" and ")}, ${when}. Plan it, or say what is done 'otherwise'.`,
      );
    }
  }

  #when(weekday: number, season: number): string {
    return `on ${this.#calendar.weekdays[weekday]} in ${this.#calendar.seasons[season]}`;
  }
}
