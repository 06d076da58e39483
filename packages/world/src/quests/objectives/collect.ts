import { z } from "zod";
import { ContainedIn, Worn } from "../../components/index.ts";
import { capitalise, pluralise } from "../../content/prose.ts";
import { countOf } from "../../views/names.ts";
import { defineObjective, nameFrom } from "./objective.ts";

/** So many of a thing have to be in one's hands; they are handed over when the quest is brought to its end. */
export const collect = defineObjective({
  kind: "collect",
  shape: {
    /** What: the item's slug. */
    item: z.string().trim().min(1),
    /** How many. */
    count: z.int().min(1).default(1),
    /** They are only shown, and stay whose they are. */
    keep: z.boolean().default(false),
  },
  references: ({ item }) => [{ kind: "item", ref: item, path: ["item"] }],
  need: ({ count }) => count,
  // What is bought, made or dropped is told by the command.
  listens: ["ItemPickedUp", "ItemGiven", "CommandExecuted"],
  by(event) {
    if (event.type === "ItemGiven") return event.to;
    return event.type === "ItemPickedUp" || event.type === "CommandExecuted" ? event.entity : undefined;
  },
  advance: () => 0,
  shared: false,
  live: true,
  now: ({ item }, _game, being) =>
    being
      .sources(ContainedIn)
      .filter((one) => one.prototype?.id === item && !one.has(Worn))
      .reduce((sum, one) => sum + countOf(one), 0),
  words({ item, count }, { content }) {
    const { name, plural } = nameFrom(content.items, item);
    return capitalise(`have ${pluralise(name, plural, count)} on you`);
  },
});
