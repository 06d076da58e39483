import type { Game } from "../game.ts";
import type { Rules } from "../rules/schemas.ts";

/** What the time of day is asked of. */
export type Timed = Pick<Game, "clock" | "rules">;

export const HOURS = 24;

export const DAY_PARTS = ["dawn", "day", "dusk", "night"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

export const MOON_PHASES = [
  "new moon",
  "waxing crescent",
  "first quarter",
  "waxing gibbous",
  "full moon",
  "waning gibbous",
  "last quarter",
  "waning crescent",
] as const;
export type MoonPhase = (typeof MOON_PHASES)[number];

export type Season = Rules["calendar"]["months"][number]["season"];

/** `month` and `weekday` by name; `day` counts from 1, `hour` from 0 to 23. */
export interface Moment {
  year: number;
  month: string;
  day: number;
  weekday: string;
  hour: number;
  season: Season;
  moon: MoonPhase;
}

/** Hours of the calendar since the first of its first year: a pure function of the clock. */
export function hourNow({ clock, rules: { calendar } }: Timed): number {
  return firstHour(calendar) + Math.floor(clock.now() / (calendar.hourSeconds * 1_000));
}

/** The date and hour that it is in the world. */
export function calendarAt(game: Timed, hours = hourNow(game)): Moment {
  const { calendar } = game.rules;
  const days = Math.floor(hours / HOURS);
  const perYear = calendar.months.reduce((sum, { days: length }) => sum + length, 0);
  const { month, day } = monthOf(calendar, days % perYear);
  return {
    year: calendar.year + Math.floor(days / perYear),
    month: month.name,
    day,
    weekday: calendar.days[days % calendar.days.length] ?? "",
    hour: hours % HOURS,
    season: month.season,
    moon: moonOf(calendar, days),
  };
}

/** What light the hour brings. */
export function dayPart(game: Timed, hours = hourNow(game)): DayPart {
  const { dawn, day, dusk, night } = game.rules.calendar;
  const hour = hours % HOURS;
  if (hour < dawn || hour >= night) return "night";
  if (hour < day) return "dawn";
  return hour < dusk ? "day" : "dusk";
}

/** A part of the day, or an hour from 0 to 23. */
export type HourOfDay = DayPart | number;

/** The hour at which that begins. */
export function hourOf({ rules: { calendar } }: Pick<Game, "rules">, at: HourOfDay): number {
  return typeof at === "number" ? at : calendar[at];
}

/** Whether the hour lies in these hours of a day: from dusk to dawn is a night. */
export function isBetween(
  game: Timed,
  { from, to }: { from: HourOfDay; to: HourOfDay },
  hours = hourNow(game),
): boolean {
  const [begin, end, now] = [hourOf(game, from), hourOf(game, to), hours % HOURS];
  return begin < end ? now >= begin && now < end : now >= begin || now < end;
}

/** Milliseconds of world time until the calendar's next hour that `fits`; undefined when no hour of a day does. */
export function untilHour(game: Timed, fits: (hours: number) => boolean): number | undefined {
  const length = game.rules.calendar.hourSeconds * 1_000;
  const now = hourNow(game);
  for (let hours = now + 1; hours <= now + HOURS; hours += 1)
    if (fits(hours)) return (hours - now) * length - (game.clock.now() % length);
  return undefined;
}

/** A world begins where its calendar says, not at midnight in the dead of winter. */
function firstHour({ months, begins }: Rules["calendar"]): number {
  const before = months.slice(0, begins.month - 1).reduce((sum, { days }) => sum + days, 0);
  return (before + begins.day - 1) * HOURS + begins.hour;
}

function monthOf(
  { months }: Rules["calendar"],
  dayOfYear: number,
): { month: Rules["calendar"]["months"][number]; day: number } {
  let left = dayOfYear;
  for (const month of months) {
    if (left < month.days) return { month, day: left + 1 };
    left -= month.days;
  }
  throw new Error("a day beyond the year");
}

/** Eight phases of like length, the new moon around its day. */
function moonOf({ moon }: Rules["calendar"], days: number): MoonPhase {
  const phase = Math.round(((days % moon) / moon) * MOON_PHASES.length) % MOON_PHASES.length;
  return MOON_PHASES[phase] ?? "new moon";
}
