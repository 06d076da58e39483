import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { whenSchema } from "../conditions/schema.ts";

/**
 * What `use` does with it: a named handler of the game, with what the author tells it; only while `when` holds, and `otherwise` is
 * what is read at other times.
 */
export const Usable = defineComponent("usable", {
  schema: z.object({
    handler: z.string(),
    data: z.record(z.string(), z.string()),
    when: whenSchema.optional(),
    otherwise: z.string().optional(),
  }),
  kind: "authored",
  default: () => ({ handler: "", data: {} }),
});
