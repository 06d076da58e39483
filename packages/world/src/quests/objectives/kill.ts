import { z } from "zod";
import { capitalise, pluralise } from "../../content/prose.ts";
import { defineObjective, nameFrom } from "./objective.ts";

/** So many of a sort have to die. */
export const kill = defineObjective({
  kind: "kill",
  shape: {
    /** Whom: the npc's slug. */
    npc: z.string().trim().min(1),
    /** How many. */
    count: z.int().min(1).default(1),
  },
  references: ({ npc }) => [{ kind: "npc", ref: npc, path: ["npc"] }],
  need: ({ count }) => count,
  listens: ["EntityDied"],
  by: (event) => (event.type === "EntityDied" ? event.killer : undefined),
  advance: ({ npc }, event) => (event.type === "EntityDied" && event.entity.prototype?.id === npc ? 1 : 0),
  shared: true,
  words({ npc, count }, { content }) {
    const { name, plural } = nameFrom(content.npcs, npc);
    return capitalise(`kill ${pluralise(name, plural, count)}`);
  },
});
