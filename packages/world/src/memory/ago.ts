import { numberWord } from "../views/names.ts";
import { HOURS, type Timed } from "../time/calendar.ts";

/** How long ago that was, as people say it: 'just now', 'earlier today', 'two days ago'. In days of the world. */
export function agoWords({ clock, rules }: Timed, at: number): string {
  const hours = Math.max(0, clock.now() - at) / (rules.calendar.hourSeconds * 1_000);
  if (hours < 1) return "just now";
  if (hours < 12) return "earlier today";
  const days = Math.round(hours / HOURS);
  if (days <= 1) return "yesterday";
  if (days < 14) return `${numberWord(days)} days ago`;
  return days < 60 ? `${numberWord(Math.round(days / 7))} weeks ago` : "long ago";
}
