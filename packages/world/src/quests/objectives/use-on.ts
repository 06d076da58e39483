import { z } from "zod";
import { defineObjective, nameFrom, placeName } from "./objective.ts";

/** A thing has to be used on another, or on somebody. */
export const useOn = defineObjective({
  kind: "use-on",
  shape: {
    /** What is used: the item's slug. */
    item: z.string().trim().min(1),
    /** On which thing. */
    on: z.string().trim().min(1).optional(),
    /** On whom. */
    npc: z.string().trim().min(1).optional(),
    /** In which room; without it, anywhere. */
    room: z.string().trim().min(1).optional(),
    /** What comes of it. */
    says: z.string().trim().min(1).optional(),
  },
  references: ({ item, on, npc, room }) => [
    { kind: "item", ref: item, path: ["item"] },
    ...(on === undefined ? [] : [{ kind: "item" as const, ref: on, path: ["on"] }]),
    ...(npc === undefined ? [] : [{ kind: "npc" as const, ref: npc, path: ["npc"] }]),
    ...(room === undefined ? [] : [{ kind: "room" as const, ref: room, path: ["room"] }]),
  ],
  need: () => 1,
  listens: ["ItemUsed"],
  by: (event) => (event.type === "ItemUsed" ? event.entity : undefined),
  advance({ item, on, npc, room }, event, game) {
    if (event.type !== "ItemUsed" || event.item.prototype?.id !== item) return 0;
    const target = on ?? npc;
    if (target !== undefined && event.on?.prototype?.id !== target) return 0;
    return room === undefined || game.placeOf(event.entity).prototype?.id === room ? 1 : 0;
  },
  shared: false,
  words({ item, on, npc, room }, game) {
    const { content } = game;
    const target = on !== undefined ? nameFrom(content.items, on) : npc && nameFrom(content.npcs, npc);
    const where = room === undefined ? "" : ` at ${placeName(game, room)}`;
    return `Use ${nameFrom(content.items, item).name}${target ? ` on ${target.name}` : ""}${where}`;
  },
});
