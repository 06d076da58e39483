import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { ATTRIBUTES } from "../rules/words.ts";

/** What a being is: its folk and calling (slugs of the rules), its level, and its own attributes where they differ from its folk's.
 * Everything else that counts (most health, hit, defence, …) is worked out of this by `bodies/stats.ts`. */
export const Body = defineComponent("body", {
  schema: z.object({
    folk: z.string(),
    calling: z.string().optional(),
    level: z.number().int().min(1),
    attributes: z.partialRecord(z.enum(ATTRIBUTES), z.number()),
  }),
  kind: "authored",
  default: () => ({ folk: "human", level: 1, attributes: {} }),
});
