import type { Entity } from "@wyldlands/ecs";
import { wornBy } from "../items/worn.ts";
import { markOf } from "../items/states.ts";
import type { Game } from "../game.ts";
import { slotRule } from "../items/worn.ts";
import { Worn } from "../components/index.ts";
import { nameOf } from "./names.ts";

/** What can be seen on a being: what it wears, and what it has in its hands. Empty when that is nothing. */
export function bearingView(game: Game, being: Entity): string {
  const things = wornBy(being);
  if (things.length === 0) return "";
  // The rules say 'on your head'; of another it is 'on the head'.
  const lines = things.map((thing) => {
    const where = slotRule(game, thing.need(Worn).slot).where.replace(/\byour\b/, "the");
    return `  ${where}: ${nameOf(thing)}${markOf(thing)}`;
  });
  return lines.join("\n");
}
