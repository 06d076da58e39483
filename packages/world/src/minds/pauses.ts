import type { Game } from "../game.ts";
import type { Doing } from "./action.ts";

/** Milliseconds of world time after which a mind looks up from what it does: an hour may have struck, a thing been forgotten. */
const LOOKS_UP = 15_000;

type Data = Doing["data"];

/** What is left of the pause that the action made; undefined: it is over. A mind that is roused in between thinks, but does not hurry. */
export function pausing(game: Game, data: Data): { again: number } | undefined {
  const left = Number(data["until"] ?? 0) - game.clock.now();
  return left > 0 ? { again: Math.min(left, LOOKS_UP) } : undefined;
}

/** Pauses for so many milliseconds of world time. */
export function pause(game: Game, data: Data, ms: number): { again: number } {
  data["until"] = game.clock.now() + ms;
  return { again: Math.min(ms, LOOKS_UP) };
}
