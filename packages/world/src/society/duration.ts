import { numberWord } from "../views/names.ts";

const UNITS = [
  { letter: "d", name: "day", ms: 86_400_000 },
  { letter: "h", name: "hour", ms: 3_600_000 },
  { letter: "m", name: "minute", ms: 60_000 },
  { letter: "s", name: "second", ms: 1_000 },
] as const;

/** A year: what lasts longer is meant for good. */
const MOST_MS = 365 * 86_400_000;

/** `10m`, `2h`, `3d`, `1h30m` in milliseconds; undefined when it is no time, or more than a year. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d{1,6}[dhms])+$/i.test(text)) return undefined;
  let sum = 0;
  for (const [, count, letter = ""] of text.toLowerCase().matchAll(/(\d+)([dhms])/g))
    sum += Number(count) * (UNITS.find((unit) => unit.letter === letter)?.ms ?? 0);
  return sum > 0 && sum <= MOST_MS ? sum : undefined;
}

/** 'ten minutes', '2 days and three hours': the two largest units, rounded up so that it is never over too soon. */
export function durationWords(ms: number): string {
  let left = Math.max(1, Math.ceil(ms / 1_000)) * 1_000;
  const parts: string[] = [];
  for (const { name, ms: size } of UNITS) {
    const count = Math.floor(left / size);
    if (count === 0) continue;
    left -= count * size;
    parts.push(`${numberWord(count)} ${name}${count === 1 ? "" : "s"}`);
  }
  return parts.slice(0, 2).join(" and ");
}
