import { activeOf } from "../quests/log.ts";
import { doneView, journalView, questView } from "../quests/journal-view.ts";
import { notNamed, questNamed } from "../quests/named.ts";
import { defineCommand } from "./command.ts";

/** The journal of quests: what to do next, and what has been done. */
export const quests = defineCommand(
  {
    name: "quests",
    aliases: ["journal"],
    forms: ["quests", "quests done", "quests <name:text>"],
    usage: "QUESTS alone, QUESTS DONE, or QUESTS and the name of one.",
    help: "Tells what you have taken on and what to do next: quests, quests done, quests lost bell.",
  },
  ({ game, actor, tell }, rest) => {
    const active = activeOf(game, actor);
    if (rest === "") tell(journalView(game, actor));
    else if (/^(?:done|finished|old)$/i.test(rest)) tell(doneView(game, actor));
    else {
      const named = active.map(({ quest, entry }) => ({ name: quest.name, quest, entry }));
      const found = questNamed(named, rest);
      tell(
        found
          ? questView(game, actor, found.quest, found.entry)
          : notNamed(named, rest, "You are about no quest.").words,
      );
    }
  },
);
