import { z } from "zod";
import { defineObjective, placeName } from "./objective.ts";

/** A room has to be entered. */
export const explore = defineObjective({
  kind: "explore",
  shape: {
    /** Which: the room's slug. */
    room: z.string().trim().min(1),
    /** What is noticed there, shown to whoever comes. */
    says: z.string().trim().min(1).optional(),
  },
  references: ({ room }) => [{ kind: "room", ref: room, path: ["room"] }],
  need: () => 1,
  listens: ["EntityMoved"],
  by: (event) => (event.type === "EntityMoved" ? event.entity : undefined),
  advance: ({ room }, event) => (event.type === "EntityMoved" && event.to.prototype?.id === room ? 1 : 0),
  shared: true,
  now: ({ room }, game, being) => (game.placeOf(being).prototype?.id === room ? 1 : 0),
  words: ({ room }, game) => `Go to ${placeName(game, room)}`,
});
