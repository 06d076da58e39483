import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A notice on a board: a record. Times are wall time. */
export const Notice = defineComponent("notice", {
  schema: z.object({
    /** Never given twice on the same board. */
    number: z.int().min(1),
    /** Entity id of who wrote it. */
    author: z.string(),
    /** The writer's name then. */
    name: z.string(),
    subject: z.string(),
    text: z.string(),
    /** Unix milliseconds. */
    at: z.number(),
    /** It stays when the board is full. */
    pinned: z.boolean(),
  }),
  default: () => ({ number: 1, author: "", name: "", subject: "", text: "", at: 0, pinned: false }),
});
