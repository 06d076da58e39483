import { z } from "zod";
import { ContainedIn, Mortal } from "../../components/index.ts";
import { outfit } from "../../items/dress.ts";
import { bringForth } from "../../quests/rewards.ts";
import { countOf } from "../../views/names.ts";
import { defineEffect } from "../effect.ts";

/** Brings an npc or a thing into the room, unless there are enough of it there. Npcs come without a purse. */
export const spawn = defineEffect({
  key: "spawn",
  schema: z.preprocess(
    (written) => (typeof written === "string" ? { what: written } : written),
    z.strictObject({
      /** The npc or item. */
      what: z.string().trim().min(1),
      /** It comes only while there are fewer than so many of it in the room. */
      most: z.int().min(1).max(20).default(1),
    }),
  ),
  references: ({ what }) => [{ kind: "thing", ref: what, path: [] }],
  resolve: ({ what, most }, full) => ({ what: full(what), most }),
  perform({ what, most }, { room }, { game, emit }) {
    const there = room
      .sources(ContainedIn)
      .filter((one) => one.prototype?.id === what)
      .reduce((sum, one) => sum + countOf(one), 0);
    if (there >= most || !game.prototypes.has(what) || game.isFull()) return;
    for (const made of bringForth(game, what, 1, room)) {
      outfit(game, made);
      const mortal = made.get(Mortal);
      if (mortal) game.due.schedule(made, mortal.lifespan * 1_000, "die", {});
      emit({ type: "EntitySpawned", entity: made, place: room });
    }
  },
});
