import type { Entity } from "@wyldlands/ecs";
import { Achievements } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Achievement } from "../rules/schemas.ts";
import { openRecord, recordId, recordOf } from "../society/records.ts";

/** The record of what a character has achieved, if there is anything to keep. */
export function achievementsOf(game: Game, being: Entity) {
  return recordOf(game, "achievements", being.id)?.get(Achievements);
}

/** The same, to write in. Only inside a deed. */
export function editAchievements(game: Game, being: Entity) {
  const record =
    recordOf(game, "achievements", being.id) ??
    openRecord(game, [Achievements()], { under: being, id: recordId("achievements", being.id) });
  return record.edit(Achievements);
}

/** Achievements that such a thing counts for, and that the character has not earned. */
export function counting(
  game: Game,
  being: Entity,
  what: Achievement["counts"],
  of: string | undefined,
): [string, Achievement][] {
  const earned = achievementsOf(game, being)?.earned ?? {};
  return Object.entries(game.rules.achievements).filter(
    ([slug, rule]) =>
      rule.counts === what &&
      !Object.hasOwn(earned, slug) &&
      (rule.of === undefined || (of !== undefined && rule.of.includes(of))),
  );
}

/** The title that a character bears for an achievement. */
export function earnedTitle(game: Game, being: Entity): string | undefined {
  const { title } = achievementsOf(game, being) ?? {};
  return title === undefined ? undefined : game.rules.achievements[title]?.title;
}
