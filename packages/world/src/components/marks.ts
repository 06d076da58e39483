import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What reactions have marked on a room: by name, the world time in milliseconds at which it is over. */
export const Marks = defineComponent<Record<string, number>>("marks", {
  schema: z.record(z.string(), z.number()),
  default: () => ({}),
});
