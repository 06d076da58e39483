import type { Direction } from "../content/directions.ts";
import { directionOf } from "./directions.ts";

/** Steps that one walk may have. */
export const MOST_WALKED = 30;

/**
 * `3n2e` are five steps; spaces may stand between, and whole words (`3 north 2 east`). Undefined when it is no walk, or
 * too long a one. Two letters that are a direction of their own are that: `2ne` is twice north-east.
 */
export function speedwalk(text: string): Direction[] | undefined {
  const steps: Direction[] = [];
  let rest = text.trim().toLowerCase();
  while (rest !== "") {
    const [whole, number, word = ""] =
      /^(\d{0,2})\s*(north(?:east|west)?|south(?:east|west)?|east|west|up|down|in|out|ne|nw|se|sw|[neswud])[\s,]*/.exec(
        rest,
      ) ?? [];
    const direction = directionOf(word);
    if (whole === undefined || direction === undefined) return undefined;
    const times = number === "" ? 1 : Number(number);
    if (steps.length + times > MOST_WALKED) return undefined;
    for (let step = 0; step < times; step += 1) steps.push(direction);
    rest = rest.slice(whole.length);
  }
  return steps.length === 0 ? undefined : steps;
}
