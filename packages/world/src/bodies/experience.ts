import type { Entity } from "@wyldlands/ecs";
import { Body, Experience } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { levelOf } from "./body.ts";
import { mostOf } from "./vitals.ts";

/** Experience at which the level begins; undefined: there is none so high. */
export function levelBegins(game: Game, level: number): number | undefined {
  return game.rules.levels.experience[level - 1];
}

/**
 * Adds experience, and raises the level for as long as it is enough. Who keeps no `Experience` (an npc) learns nothing. The
 * points that were in fact gained. Only inside a deed.
 */
export function gainExperience(context: DeedContext, being: Entity, points: number): number {
  const gained = Math.round(points);
  if (gained <= 0 || !being.has(Experience) || !being.has(Body)) return 0;
  being.edit(Experience).points += gained;
  context.show([being], "<hint>You gain {points} experience.</hint>", { points: gained });
  while (being.need(Experience).points >= (levelBegins(context.game, levelOf(being) + 1) ?? Infinity))
    raise(context, being);
  return gained;
}

/** A death or the like: takes this share of the experience of the level under way; the level stays. What was lost. Only inside a deed. */
export function loseExperience({ game }: DeedContext, being: Entity, share: number): number {
  if (!being.has(Experience)) return 0;
  const level = levelOf(being);
  const begin = levelBegins(game, level) ?? 0;
  const end = levelBegins(game, level + 1);
  const { points } = being.need(Experience);
  // At the last level there is no next to measure by: what it took from the one before.
  const span = end === undefined ? begin - (levelBegins(game, level - 1) ?? 0) : end - begin;
  const lost = Math.max(0, Math.min(points - begin, Math.round(span * share)));
  if (lost > 0) being.edit(Experience).points = points - lost;
  return lost;
}

function raise(context: DeedContext, being: Entity): void {
  const { game, show, emit } = context;
  const before = { health: mostOf(game, being, "health"), mana: mostOf(game, being, "mana") };
  const level = being.need(Body).level + 1;
  being.edit(Body).level = level;
  const { lessons } = game.rules.levels;
  being.edit(Experience).lessons += lessons;
  show([being], "<hint>You are level {level} now. {gains}.</hint>", {
    level,
    gains: [
      `Health ${signed(mostOf(game, being, "health") - before.health)}`,
      `mana ${signed(mostOf(game, being, "mana") - before.mana)}`,
      `lessons ${signed(lessons)}`,
    ].join(", "),
  });
  show(game.witnesses(being), "{being} stands a little taller.", { being });
  emit({ type: "LevelGained", entity: being, level });
}

function signed(change: number): string {
  return change < 0 ? String(change) : `+${change}`;
}
