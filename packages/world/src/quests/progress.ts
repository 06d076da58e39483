import type { Entity } from "@wyldlands/ecs";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { editEntry, entryOf } from "./log.ts";
import { kindOf } from "./objectives/index.ts";
import { aimName } from "./objectives/objective.ts";
import type { Entry, Objective, Quest, QuestOption } from "./types.ts";

/** Every step is done; who gave it, or another, is to be told. */
export function isReady(quest: Quest, { step }: Entry): boolean {
  return step >= quest.steps.length;
}

/** What was chosen in a step. */
export function chosenIn(quest: Quest, entry: Entry, step: number): QuestOption | undefined {
  return quest.steps[step]?.choose.find(({ key }) => key === entry.choices[String(step)]);
}

/** What there is to choose from now; empty when nothing is. */
export function optionsNow(quest: Quest, entry: Entry): readonly QuestOption[] {
  return chosenIn(quest, entry, entry.step) ? [] : (quest.steps[entry.step]?.choose ?? []);
}

/** The objectives of the step under way. */
export function aimsNow(quest: Quest, entry: Entry): readonly Objective[] {
  return aimsOf(quest, entry, entry.step);
}

/** The objectives of a step, by what was chosen in it. */
export function aimsOf(quest: Quest, entry: Entry, step: number): readonly Objective[] {
  return chosenIn(quest, entry, step)?.objectives ?? quest.steps[step]?.objectives ?? [];
}

/** How many of an objective of the step under way are reached, never more than it needs. */
export function haveOf(game: Game, being: Entity, entry: Entry, aim: Objective, index: number): number {
  const kind = kindOf(aim);
  const have = kind.live === true ? (kind.now?.(aim, game, being) ?? 0) : (entry.counts[index] ?? 0);
  return Math.min(have, kind.need(aim));
}

/** Nothing of the step under way is left to do. */
export function isMet(game: Game, being: Entity, quest: Quest, entry: Entry): boolean {
  return (
    optionsNow(quest, entry).length === 0 &&
    aimsNow(quest, entry).every(
      (aim, index) => haveOf(game, being, entry, aim, index) >= kindOf(aim).need(aim),
    )
  );
}

/** What an objective asks, with how far it is: 'Kill five quay rats: two of five'. */
export function aimWords(game: Game, aim: Objective, have: number): string {
  const kind = kindOf(aim);
  const need = kind.need(aim);
  const words = aimName(kind, aim, game);
  if (have >= need) return `${words}: done`;
  return need === 1 ? words : `${words}: ${have} of ${need}`;
}

/**
 * Goes on to the next step for as long as there is nothing left to do in the one under way. True when the quest is ready to be
 * brought to its end. Only inside a deed.
 */
export function goOn(context: DeedContext, being: Entity, quest: Quest): boolean {
  const { game } = context;
  for (;;) {
    const entry = entryOf(game, being, quest.id);
    if (!entry || isReady(quest, entry)) return entry !== undefined;
    if (!isMet(game, being, quest, entry)) return false;
    for (const aim of aimsNow(quest, entry)) kindOf(aim).end?.(aim, context, being, quest, "done");
    const edited = editEntry(game, being, quest.id);
    edited.step += 1;
    edited.counts = [];
    beginStep(context, being, quest);
  }
}

/** What is chosen has its objectives begun like a step's. Only inside a deed. */
export function beginStep(context: DeedContext, being: Entity, quest: Quest): void {
  const { game, show } = context;
  const entry = entryOf(game, being, quest.id);
  if (!entry) return;
  const { next } = quest.steps[entry.step] ?? {};
  if (next !== undefined && !chosenIn(quest, entry, entry.step)) show([being], `<hint>${next}</hint>`);
  const aims = aimsNow(quest, entry);
  for (const aim of aims) kindOf(aim).begin?.(aim, context, being, quest);
  if (aims.length === 0) return;
  editEntry(game, being, quest.id).counts = aims.map((aim) => {
    const kind = kindOf(aim);
    return Math.min(kind.need(aim), kind.now?.(aim, game, being) ?? 0);
  });
}
