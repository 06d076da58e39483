import type { Entity } from "@wyldlands/ecs";
import { QuestLog } from "../components/index.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId, recordOf } from "../society/records.ts";
import type { Entry, Quest } from "./types.ts";

/** Quests that one may be about at a time. */
export const MOST_QUESTS = 20;

/** The record of what a character is about, if it ever was about anything. */
export function questLog(game: Game, being: Entity): Entity | undefined {
  return recordOf(game, "quests", being.id);
}

/** What a character is about, the first taken first; what content no longer has is left out. */
export function activeOf(game: Game, being: Entity): { quest: Quest; entry: Entry }[] {
  const active = questLog(game, being)?.get(QuestLog)?.active ?? {};
  return Object.entries(active).flatMap(([id, entry]) => {
    const quest = game.quests.get(id);
    return quest ? [{ quest, entry }] : [];
  });
}

export function entryOf(game: Game, being: Entity, quest: string): Entry | undefined {
  const active = questLog(game, being)?.get(QuestLog)?.active ?? {};
  return Object.hasOwn(active, quest) ? active[quest] : undefined;
}

/** How often a character brought a quest to its end, and when last (wall time). */
export function doneOf(
  game: Game,
  being: Entity,
  quest: string,
): { readonly times: number; readonly at: number } | undefined {
  const done = questLog(game, being)?.get(QuestLog)?.done ?? {};
  return Object.hasOwn(done, quest) ? done[quest] : undefined;
}

/** The journal, to write in. Only inside a deed. */
export function editLog(game: Game, being: Entity) {
  const record =
    questLog(game, being) ??
    openRecord(game, [QuestLog()], { under: being, id: recordId("quests", being.id) });
  return record.edit(QuestLog);
}

/** A quest that is under way, to write in. Only inside a deed. */
export function editEntry(game: Game, being: Entity, quest: string) {
  const entry = editLog(game, being).active[quest];
  if (!entry) throw new Error(`${quest} is not under way`);
  return entry;
}
