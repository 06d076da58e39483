import { z } from "zod";
import { ContainedIn } from "../../components/index.ts";
import { moveThings } from "../../deeds/items/move-things.ts";
import { isWorn } from "../../items/worn.ts";
import { canCarry } from "../../items/load.ts";
import { useUp } from "../../items/use-up.ts";
import { bringForth } from "../../quests/rewards.ts";
import { countOf } from "../../views/names.ts";
import { defineEffect } from "../effect.ts";

const lot = z.preprocess(
  (written) => (typeof written === "string" ? { item: written } : written),
  z.strictObject({
    /** What it is. */
    item: z.string().trim().min(1),
    /** How many. */
    count: z.int().min(1).max(100).default(1),
  }),
);

/** Makes a thing and gives it to whoever brought it about; what they cannot carry lies at their feet. */
export const give = defineEffect({
  key: "give",
  schema: lot,
  somebody: true,
  references: ({ item }) => [{ kind: "item", ref: item, path: [] }],
  resolve: ({ item, count }, full) => ({ item: full(item), count }),
  perform({ item, count }, { by, room }, { game, show }) {
    if (!by || game.isFull()) return;
    for (const made of bringForth(game, item, count, room)) {
      const many = countOf(made);
      const heavy = canCarry(game, by, made, many) !== undefined;
      show(
        [by],
        heavy ? "You are given {made}. It is too heavy, and lies at your feet." : "You are given {made}.",
        {
          made,
        },
      );
      if (!heavy) moveThings(game, made, many, by);
    }
  },
});

/** Takes a thing from whoever brought it about; it is used up. What they wear stays theirs. */
export const take = defineEffect({
  key: "take",
  schema: lot,
  somebody: true,
  references: ({ item }) => [{ kind: "item", ref: item, path: [], asked: true }],
  resolve: ({ item, count }, full) => ({ item: full(item), count }),
  perform({ item, count }, { by }) {
    let left = count;
    for (const held of by?.sources(ContainedIn) ?? []) {
      if (left === 0) return;
      if (held.prototype?.id !== item || isWorn(held)) continue;
      const many = Math.min(left, countOf(held));
      left -= many;
      useUp(held, many);
    }
  },
});
