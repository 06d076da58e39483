import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../../game.ts";
import { busy } from "../../bodies/activity.ts";
import { able } from "../../bodies/posture.ts";
import { activeOf, editEntry } from "../../quests/log.ts";
import { questNamed } from "../../quests/named.ts";
import { beginStep, goOn, isReady, optionsNow } from "../../quests/progress.ts";
import { rewardsOf } from "../../quests/rewards.ts";
import type { Quest, QuestOption } from "../../quests/types.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { finishQuest } from "./finish.ts";

/** Says which way a quest is to go on, or which of several rewards it is to be. */
export const chooseInQuest = defineDeed<{ what: string }>({
  name: "choose-in-quest",
  check({ what }, context) {
    const { game, actor } = context;
    const unable = able(game, actor, "resting") ?? busy(actor);
    if (unable) return unable;
    const ways = choices(game, actor);
    if (ways.length === 0) return refuse("There is nothing to choose just now.");
    const chosen = questNamed(ways, what);
    if (!chosen)
      return refuse("You can choose from: {names}. <hint>For example QUEST CHOOSE {first}.</hint>", {
        names: ways.map(({ name }) => name).join("; "),
        first: (ways[0]?.name ?? "").toUpperCase(),
      });
    return chosen.option
      ? undefined
      : finishQuest.check?.({ quest: chosen.quest.id, choice: chosen.name }, context);
  },
  perform({ what }, context) {
    const { game, actor, show, emit } = context;
    const chosen = questNamed(choices(game, actor), what);
    if (!chosen) return;
    const { quest, option } = chosen;
    if (!option) return finishQuest.perform({ quest: quest.id, choice: chosen.name }, context);
    const entry = editEntry(game, actor, quest.id);
    entry.choices[String(entry.step)] = option.key;
    entry.counts = [];
    if (option.tell === undefined) show([actor], "You choose to {means}.", { means: option.means });
    else show([actor], option.tell, { to: actor });
    beginStep(context, actor, quest);
    emit({ type: "QuestAdvanced", entity: actor, quest: quest.id, ready: goOn(context, actor, quest) });
  },
  commands: [
    {
      name: "quest",
      forms: ["quest choose <what:text>"],
      usage: "Choose what? QUESTS tells what there is to choose from.",
      help: "Says how a quest goes on, or which reward it is to be: quest choose mercy.",
    },
  ],
});

/** What may be chosen now: ways to go on by their words, and rewards by the names of the things. */
function choices(game: Game, being: Entity): { name: string; quest: Quest; option?: QuestOption }[] {
  return activeOf(game, being).flatMap(({ quest, entry }) =>
    isReady(quest, entry)
      ? rewardsOf(quest, entry).choose.map(({ item }) => ({
          name: game.content.items.get(item)?.name ?? item,
          quest,
        }))
      : optionsNow(quest, entry).map((option) => ({ name: option.key, quest, option })),
  );
}
