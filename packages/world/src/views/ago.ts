const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in its largest whole unit: 'a moment', '3 minutes', 'an hour', '2 days', '5 months', 'a year'. */
export function spanWords(ms: number): string {
  if (ms < MINUTE) return "a moment";
  const units: [number, string, string][] = [
    [365 * DAY, "year", "a"],
    [30 * DAY, "month", "a"],
    [DAY, "day", "a"],
    [HOUR, "hour", "an"],
    [MINUTE, "minute", "a"],
  ];
  const [size, name, article] = units.find(([least]) => ms >= least) ?? [MINUTE, "minute", "a"];
  const count = Math.floor(ms / size);
  return count === 1 ? `${article} ${name}` : `${count} ${name}s`;
}

/** 'just now', 'an hour ago'. Both times in Unix milliseconds. */
export function ago(now: number, then: number): string {
  return now - then < MINUTE ? "just now" : `${spanWords(now - then)} ago`;
}
