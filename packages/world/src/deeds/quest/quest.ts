import { activeOf } from "../../quests/log.ts";
import { journalView, questView } from "../../quests/journal-view.ts";
import { notNamed, questNamed } from "../../quests/named.ts";
import { defineDeed } from "../deed.ts";

/** Shows the journal of quests, or one of them. */
export const showQuest = defineDeed<{ quest?: string }>({
  name: "show-quest",
  check({ quest: name }, { game, actor }) {
    if (name === undefined) return undefined;
    const quests = activeOf(game, actor).map(({ quest }) => quest);
    return questNamed(quests, name)
      ? undefined
      : notNamed(
          quests,
          name,
          "You are about no quest. <hint>TALK to people: some of them want something done.</hint>",
        );
  },
  perform({ quest: name }, { game, actor, show }) {
    const active = activeOf(game, actor);
    const quest =
      name === undefined
        ? undefined
        : questNamed(
            active.map((one) => one.quest),
            name,
          );
    const found = active.find((one) => one.quest === quest);
    const markup = found ? questView(game, actor, found.quest, found.entry) : journalView(game, actor);
    show([actor], "{view}", { view: { markup } });
  },
  commands: [
    {
      name: "quest",
      position: "sleeping",
      instant: true,
      forms: ["quest", "quest <quest:text>"],
      usage:
        "QUEST alone lists what you are about; QUEST ACCEPT, DECLINE, CHOOSE and ABANDON take a quest's name.",
      help: "Tells of what you have taken on: quest, quest lost bell. With ACCEPT, DECLINE, CHOOSE or ABANDON it changes that.",
    },
  ],
});
