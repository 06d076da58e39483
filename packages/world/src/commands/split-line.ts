import { directionOf } from "./directions.ts";

/** The parts of a line: the command's word and the rest. `'hello` and `:waves` need no space. */
export function splitLine(line: string): { word: string; rest: string } {
  const trimmed = line.trim();
  const first = trimmed[0] ?? "";
  if (first === "'" || first === ":" || first === "?") return { word: first, rest: trimmed.slice(1).trim() };
  const space = trimmed.search(/\s/);
  if (space < 0) return { word: trimmed.toLowerCase(), rest: "" };
  return { word: trimmed.slice(0, space).toLowerCase(), rest: trimmed.slice(space + 1).trim() };
}

/** A bare direction is the command `go`. */
export function asDirection(word: string, rest: string): string | undefined {
  return rest === "" ? directionOf(word) : undefined;
}
