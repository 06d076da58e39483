import { DIRECTIONS, type Direction } from "../content/directions.ts";

/** A map, since players type the names of an object's own workings as well (`look constructor`). */
const SHORT: ReadonlyMap<string, Direction> = new Map([
  ["n", "north"],
  ["e", "east"],
  ["s", "south"],
  ["w", "west"],
  ["ne", "northeast"],
  ["se", "southeast"],
  ["sw", "southwest"],
  ["nw", "northwest"],
  ["u", "up"],
  ["d", "down"],
]);

/** The direction that a word means: whole, short (`ne`), or begun (`nor`, two letters at least; `no` is a word of its own). */
export function directionOf(word: string): Direction | undefined {
  const lower = word.toLowerCase().replace(/^(north|south)-(east|west)$/, "$1$2");
  const short = SHORT.get(lower);
  if (short) return short;
  if (lower.length < 2 || lower === "no") return undefined;
  return (
    DIRECTIONS.find((direction) => direction === lower) ??
    DIRECTIONS.find((direction) => direction.startsWith(lower))
  );
}
