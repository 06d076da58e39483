import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { viewWhenSchema } from "../conditions/schema.ts";

/**
 * How a room is while a condition holds: another text, sentences behind it, details by keyword (before the room's own), lines that
 * are heard now and then. Semantic markup, trusted.
 */
export const RoomStates = defineComponent("room-states", {
  schema: z.array(
    z.object({
      when: viewWhenSchema,
      look: z.string().optional(),
      adds: z.string().optional(),
      details: z.record(z.string(), z.string()),
      ambience: z.array(z.string()),
    }),
  ),
  kind: "authored",
  default: () => [],
});
