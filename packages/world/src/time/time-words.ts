import { numberWord } from "../views/names.ts";
import type { DayPart, Moment } from "./calendar.ts";

/** An hour as people say it: 'nine in the morning', 'midnight'. */
export function hourWords(hour: number): string {
  if (hour === 0) return "midnight";
  if (hour === 12) return "noon";
  const part = hour < 12 ? "in the morning" : hour < 18 ? "in the afternoon" : "in the evening";
  const word = hour % 12 === 11 ? "eleven" : numberWord(hour % 12);
  return `${word} ${hour < 4 || hour > 21 ? "at night" : part}`;
}

/** 'Netday, the 2nd of Herring in the year 312'. */
export function dateWords({ weekday, day, month, year }: Moment): string {
  return `${weekday}, the ${ordinal(day)} of ${month} in the year ${year}`;
}

/** What the light says of the hour, to whoever stands under the sky. */
export const PART_WORDS: Readonly<Record<DayPart, string>> = {
  dawn: "The night is going.",
  day: "It is broad day.",
  dusk: "The day is going.",
  night: "It is night.",
};

function ordinal(number: number): string {
  const tens = Math.floor((number % 100) / 10);
  const ending = tens === 1 ? undefined : (["st", "nd", "rd"] as const)[(number % 10) - 1];
  return `${number}${ending ?? "th"}`;
}
