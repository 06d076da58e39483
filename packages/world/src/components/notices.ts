import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** All that hangs on one board: a record with an id of its own, over the records of the notices. */
export const Notices = defineComponent("notices", {
  schema: z.object({
    /** The board's prototype, as `area:slug`. */
    board: z.string(),
    /** Number of the next notice. */
    next: z.int().min(1),
  }),
  default: () => ({ board: "", next: 1 }),
});
