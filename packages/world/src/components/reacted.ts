import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** By reaction (its place in `Reactions`): when it came last, by world time in milliseconds, and how often within that second. */
export const Reacted = defineComponent<Record<string, { at: number; times: number }>>("reacted", {
  schema: z.record(z.string(), z.object({ at: z.number(), times: z.number().int().positive() })),
  default: () => ({}),
});
