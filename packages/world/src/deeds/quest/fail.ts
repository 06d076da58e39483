import { entryOf } from "../../quests/log.ts";
import { npcHere } from "../../quests/people.ts";
import { putAway } from "../../quests/put-away.ts";
import { speak } from "../../quests/say.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

const WHY: Readonly<Record<string, string>> = {
  time: "Your time for it is over.",
  death: "The one whom you had to look after is dead.",
  lost: "The one whom you had to look after is gone.",
};

/**
 * A quest fails. `why`: time, death or lost. `taken`: when it was taken on, so that one that was taken on anew goes on. Due
 * handler `quest-over` without `why`.
 */
export const failQuest = defineDeed<{ quest: string; why?: string; taken?: string }>({
  name: "fail-quest",
  check({ quest: id, taken }, { game, actor }) {
    const entry = game.quests.get(id) && entryOf(game, actor, id);
    return entry && (taken === undefined || String(entry.takenAt) === taken)
      ? undefined
      : refuse("That is over.");
  },
  perform({ quest: id, why = "time" }, context) {
    const { game, actor, show, emit } = context;
    const quest = game.quests.get(id);
    if (!quest) return;
    putAway(context, actor, quest, "failed");
    show([actor], "<hint>{name} has come to nothing. {why}</hint>", {
      name: quest.name,
      why: WHY[why] ?? "",
    });
    if (quest.fail !== undefined) speak(context, npcHere(game, actor, quest.giver), actor, quest.fail);
    emit({ type: "QuestFailed", entity: actor, quest: id, why });
  },
});
