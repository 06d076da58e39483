import { HOURS, type ActivitySpec, type ScheduleCalendar, type ScheduleSpec } from "./spec.ts";

/** What one kind of day is made of: entries by hour, -1 for what is done otherwise, and the same as runs. */
export interface DayPlan {
  hours: Int8Array;
  runs: readonly { from: number; until: number; entry: number }[];
}

/** An activity with the absolute hours at which it began and ends. */
export interface Span {
  activity: ActivitySpec;
  /** The entry's number; -1: what is done otherwise. */
  entry: number;
  from: number;
  until: number;
}

/** What came of one activity between two hours. */
export interface Spent {
  activity: ActivitySpec;
  entry: number;
  hours: number;
  /** How often it was brought to its end. */
  ended: number;
}

/** The key of a kind of day: its season, the season of the day before, its weekday. */
export function dayKey(season: number, before: number, weekday: number): string {
  return `${season}/${before}/${weekday}`;
}

/** Somebody's days, by the world's calendar. Pure: the same hour has the same answer, whatever was asked before. */
export class Schedule {
  readonly #spec: ScheduleSpec;
  readonly #plans: ReadonlyMap<string, DayPlan>;
  readonly #calendar: ScheduleCalendar;
  readonly #never: boolean;

  /** `compileSchedule` makes it. */
  constructor(spec: ScheduleSpec, plans: ReadonlyMap<string, DayPlan>, calendar: ScheduleCalendar) {
    this.#spec = spec;
    this.#plans = plans;
    this.#calendar = calendar;
    const all = [...plans.values()];
    this.#never = all.every(({ runs }) => runs.length === 1 && runs[0]?.entry === all[0]?.runs[0]?.entry);
  }

  /** What is done in the absolute hour, counted from the calendar's first. */
  at(hour: number): ActivitySpec {
    return this.#activity(this.#entryAt(hour));
  }

  /** The first hour after this one with another activity; undefined when there never is one. */
  nextChange(hour: number): number | undefined {
    if (this.#never) return undefined;
    const now = this.#entryAt(hour);
    const last = hour + (this.#calendar.daysOfYear + this.#calendar.weekdays.length + 1) * HOURS;
    for (let day = Math.floor(hour / HOURS); day * HOURS <= last; day++)
      for (const { from, entry } of this.#planOf(day).runs) {
        const begins = day * HOURS + from;
        if (begins > hour && entry !== now) return begins;
      }
    return undefined;
  }

  /** What there is to do from one hour to another, in order; the first and the last are cut off there. At most `most` of them. */
  between(from: number, until: number, most = 1_000): Span[] {
    const spans: Span[] = [];
    this.#walk(from, until, (entry, begins, ends) => {
      const last = spans.at(-1);
      if (last?.entry === entry) last.until = ends;
      else if (spans.length >= most) return false;
      else spans.push({ activity: this.#activity(entry), entry, from: begins, until: ends });
      return true;
    });
    return spans;
  }

  /**
   * What would have been done from one hour to another, summed up: for whoever slept meanwhile and has to catch up. Its cost grows
   * with the days, a microsecond or so for each.
   */
  spent(from: number, until: number): Spent[] {
    const sums = new Map<number, Spent>();
    let last: Spent | undefined;
    this.#walk(from, until, (entry, begins, ends) => {
      const sum = sums.get(entry) ?? { activity: this.#activity(entry), entry, hours: 0, ended: 0 };
      sums.set(entry, sum);
      sum.hours += ends - begins;
      if (last !== undefined && last !== sum) last.ended += 1;
      last = sum;
      return true;
    });
    if (last !== undefined && this.#entryAt(until) !== last.entry) last.ended += 1;
    return [...sums.values()].sort((a, b) => a.entry - b.entry);
  }

  #walk(from: number, until: number, visit: (entry: number, begins: number, ends: number) => boolean): void {
    for (let day = Math.floor(from / HOURS); day * HOURS < until; day++)
      for (const run of this.#planOf(day).runs) {
        const begins = Math.max(from, day * HOURS + run.from);
        const ends = Math.min(until, day * HOURS + run.until);
        if (begins < ends && !visit(run.entry, begins, ends)) return;
      }
  }

  #entryAt(hour: number): number {
    const day = Math.floor(hour / HOURS);
    return this.#planOf(day).hours[Math.floor(hour) - day * HOURS]!;
  }

  #planOf(day: number): DayPlan {
    const { weekdays } = this.#calendar;
    const season = this.#calendar.seasonOf(day);
    const before = this.#calendar.seasonOf(day - 1);
    const weekday = ((day % weekdays.length) + weekdays.length) % weekdays.length;
    const plan = this.#plans.get(dayKey(season, before, weekday));
    if (plan === undefined) throw new RangeError(`Day ${day}: its season does not follow the one before it.`);
    return plan;
  }

  #activity(entry: number): ActivitySpec {
    return entry < 0 ? this.#spec.otherwise! : this.#spec.entries[entry]!;
  }
}
