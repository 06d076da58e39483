/** What is done for a while. A tree or a goal, and perhaps where. */
export interface ActivitySpec {
  /** What it is called in `ai why` and in a day's record: `opens the forge`. */
  does: string;
  place?: string;
  tree?: string;
  goal?: string;
}

/** An hour from 0 to 23, or the name of a part of the day: its first hour. */
export type TimeSpec = number | string;

export interface EntrySpec extends ActivitySpec {
  from: TimeSpec;
  /** When it ends; earlier than `from`, or the same: on the next day. */
  until: TimeSpec;
  /** Weekdays on which it begins; all unless told. */
  on?: readonly string[];
  /** Seasons in which it begins; all unless told. */
  in?: readonly string[];
}

export interface ScheduleSpec {
  entries: readonly EntrySpec[];
  /** What is done when no entry says anything. Without it every hour has to have an entry. */
  otherwise?: ActivitySpec;
}

/** What a schedule has to know of the world's calendar. An absolute hour counts from the calendar's first. */
export interface ScheduleCalendar {
  /** Parts of the day by name, with their first hours, 0 to 23. */
  readonly parts: Readonly<Record<string, number>>;
  /** In their order; day 0 is the first of them. */
  readonly weekdays: readonly string[];
  /** In their order; after the last comes the first. */
  readonly seasons: readonly string[];
  readonly daysOfYear: number;
  /** The place in `seasons` of a day's season, the first day of the calendar being 0; day -1, the one before it, has one too. */
  seasonOf(day: number): number;
}

export const HOURS = 24;
