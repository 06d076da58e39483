import { defineCheck } from "./check.ts";

/** A thing that lies nowhere, and that nobody drops, sells, makes or gives. */
export const idleItems = defineCheck({
  code: "idle-item",
  run({ draft, everywhere, at }) {
    for (const item of draft.items.authored.values())
      if (!everywhere.items.has(item.id))
        at(
          item,
          [],
          `Nobody will ever see ${item.id}. Put it under 'things' of a room, in a box, in a shop, on an npc, in a recipe or a reward, or take it out.`,
        );
  },
});
