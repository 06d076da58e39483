import type { Entity } from "@wyldlands/ecs";
import { mostGrams } from "../../bodies/stats.ts";
import type { Game } from "../../game.ts";
import { contentGrams, gramsOf } from "../../items/load.ts";
import { countOf } from "../../views/names.ts";

/** How many of a thing the being can carry besides what it carries: some of a stack, or none. */
export function howManyFit(game: Game, being: Entity, thing: Entity): number {
  const free = mostGrams(game, being) - contentGrams(game, being);
  const all = countOf(thing);
  if (gramsOf(game, thing, all) <= free) return all;
  if (all === 1) return 0;
  const each = gramsOf(game, thing, 1);
  return Math.max(0, Math.min(all, Math.floor(free / each)));
}
