import { z } from "zod";
import { capitalise, pluralise } from "../../content/prose.ts";
import { defineObjective, nameFrom } from "./objective.ts";

/** So many of a thing have to be given to somebody, who uses them up. */
export const deliver = defineObjective({
  kind: "deliver",
  shape: {
    /** What: the item's slug. */
    item: z.string().trim().min(1),
    /** How many. */
    count: z.int().min(1).default(1),
    /** To whom: the npc's slug. */
    npc: z.string().trim().min(1),
    /** What it says when it has them all. */
    says: z.string().trim().min(1).optional(),
  },
  references: ({ item, npc }) => [
    { kind: "item", ref: item, path: ["item"] },
    { kind: "npc", ref: npc, path: ["npc"] },
  ],
  need: ({ count }) => count,
  listens: ["ItemGiven"],
  by: (event) => (event.type === "ItemGiven" ? event.entity : undefined),
  advance: ({ item, npc }, event) =>
    event.type === "ItemGiven" && event.prototype === item && event.to.prototype?.id === npc
      ? event.count
      : 0,
  shared: false,
  spends: true,
  words({ item, count, npc }, { content }) {
    const { name, plural } = nameFrom(content.items, item);
    return capitalise(`give ${pluralise(name, plural, count)} to ${nameFrom(content.npcs, npc).name}`);
  },
});
