import type { Entity } from "@wyldlands/ecs";
import { useUp } from "../../items/use-up.ts";
import { editEntry, entryOf } from "../../quests/log.ts";
import { nextWords } from "../../quests/journal-view.ts";
import { kindOf } from "../../quests/objectives/index.ts";
import { npcHere } from "../../quests/people.ts";
import { aimsNow, aimWords, goOn, haveOf, isReady, optionsNow } from "../../quests/progress.ts";
import { speak } from "../../quests/say.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/**
 * Something happened that brings an objective of the step under way on. `by`: how much, or, for one that is counted live,
 * nothing. `npc`: who has a part in it; `item`: what was handed over for it.
 */
export const advanceQuest = defineDeed<{
  quest: string;
  step: number;
  objective: number;
  by: number;
  npc?: Entity | undefined;
  item?: Entity | undefined;
}>({
  name: "advance-quest",
  check({ quest: id, step, objective }, { game, actor }) {
    const quest = game.quests.get(id);
    const entry = quest && entryOf(game, actor, id);
    if (!quest || !entry || isReady(quest, entry) || entry.step !== step || !aimsNow(quest, entry)[objective])
      return refuse("That is over.");
    return undefined;
  },
  perform({ quest: id, objective, by, npc, item }, context) {
    const { game, actor, show, emit } = context;
    const quest = game.quests.get(id);
    const entry = quest && entryOf(game, actor, id);
    const aim = entry && aimsNow(quest, entry)[objective];
    if (!aim) return;
    const kind = kindOf(aim);
    const before = entry.counts[objective] ?? 0;
    const need = kind.need(aim);
    const have =
      kind.live === true ? haveOf(game, actor, entry, aim, objective) : Math.min(need, before + by);
    const counts = aimsNow(quest, entry).map((_, index) => entry.counts[index] ?? 0);
    counts[objective] = have;
    editEntry(game, actor, id).counts = counts;
    if (kind.spends === true && item?.alive === true) useUp(item, Math.min(countOf(item), have - before));
    if (have > before) show([actor], "<hint>{words}.</hint>", { words: aimWords(game, aim, have) });
    const { says } = aim as { says?: string };
    if (says !== undefined && have >= need && before < need) speak(context, npc, actor, says);
    const ready = goOn(context, actor, quest);
    const now = entryOf(game, actor, id);
    if (now && !ready && optionsNow(quest, now).length > 0 && now.step !== entry.step)
      show([actor], "<hint>You have to choose: {ways}. QUEST CHOOSE one of them.</hint>", {
        ways: optionsNow(quest, now)
          .map(({ key, means }) => `${key.toUpperCase()}, to ${means}`)
          .join("; "),
      });
    if (now && ready && quest.ender !== undefined && !npcHere(game, actor, quest.ender))
      show([actor], "<hint>{quest}: {next}</hint>", {
        quest: quest.name,
        next: nextWords(game, actor, quest, now),
      });
    emit({ type: "QuestAdvanced", entity: actor, quest: id, ready });
  },
});
