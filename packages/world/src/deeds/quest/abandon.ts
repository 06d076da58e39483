import { activeOf } from "../../quests/log.ts";
import { notNamed, questNamed } from "../../quests/named.ts";
import { npcHere } from "../../quests/people.ts";
import { putAway } from "../../quests/put-away.ts";
import { speak } from "../../quests/say.ts";
import { defineDeed } from "../deed.ts";

/** Gives a quest up: what was given for it goes back, and who was led stays behind. It can be taken on again. */
export const abandonQuest = defineDeed<{ quest: string }>({
  name: "abandon-quest",
  check({ quest: name }, { game, actor }) {
    const quests = activeOf(game, actor).map(({ quest }) => quest);
    return questNamed(quests, name) ? undefined : notNamed(quests, name, "You are about no quest.");
  },
  perform({ quest: name }, context) {
    const { game, actor, show, emit } = context;
    const quest = questNamed(
      activeOf(game, actor).map((one) => one.quest),
      name,
    );
    if (!quest) return;
    putAway(context, actor, quest, "failed");
    const npc = npcHere(game, actor, quest.giver);
    show([actor], "You give up {name}.", { name: quest.name });
    if (npc && quest.abandon !== undefined) speak(context, npc, actor, quest.abandon);
    emit({ type: "QuestFailed", entity: actor, quest: quest.id, why: "abandoned" });
  },
  commands: [
    {
      name: "quest",
      forms: ["quest abandon <quest:text>"],
      usage: "Abandon which? QUEST ABANDON and its name.",
      help: "Gives up what you have taken on: quest abandon lost bell.",
    },
  ],
});
