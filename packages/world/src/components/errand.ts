import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a being wants brought, and what it gives for it. `item` is a prototype id; `reward` counts coins; `done` is said, in the place of
 * `ask`, to who has brought it today. */
export const Errand = defineComponent("errand", {
  schema: z.object({
    item: z.string(),
    ask: z.string(),
    thanks: z.string(),
    reward: z.number().int().nonnegative(),
    done: z.string().optional(),
  }),
  kind: "authored",
});
