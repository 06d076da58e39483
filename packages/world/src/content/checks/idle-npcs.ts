import { defineCheck } from "./check.ts";

/** A being that is in no room, and that no quest brings. */
export const idleNpcs = defineCheck({
  code: "idle-npc",
  run({ draft, everywhere, at }) {
    for (const npc of draft.npcs.authored.values())
      if (!everywhere.npcs.has(npc.id))
        at(npc, [], `Nobody will ever meet ${npc.id}. Put it under 'npcs' of a room, or take it out.`);
  },
});
