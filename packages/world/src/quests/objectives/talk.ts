import { z } from "zod";
import { defineObjective, nameFrom } from "./objective.ts";

/** Somebody has to be talked to, or asked about something. */
export const talk = defineObjective({
  kind: "talk",
  shape: {
    /** To whom: the npc's slug. */
    npc: z.string().trim().min(1),
    /** One word: what to ask about. Without it, talking is enough. */
    about: z.string().regex(/^\S+$/, "Write one word: players type it.").optional(),
    /** What it says. */
    says: z.string().trim().min(1),
  },
  references: ({ npc }) => [{ kind: "npc", ref: npc, path: ["npc"] }],
  need: () => 1,
  listens: ["TalkedTo"],
  by: (event) => (event.type === "TalkedTo" ? event.entity : undefined),
  advance({ npc, about }, event) {
    if (event.type !== "TalkedTo" || event.to.prototype?.id !== npc) return 0;
    return about === undefined || event.topic?.split(/\s+/).includes(about.toLowerCase()) === true ? 1 : 0;
  },
  shared: true,
  words({ npc, about }, { content }) {
    const { name } = nameFrom(content.npcs, npc);
    return about === undefined ? `Talk to ${name}` : `Ask ${name} about ${about}`;
  },
});
