import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a thing or being is called. `keywords` are what players type; `plural` (without article) for stacks. */
export const Name = defineComponent("name", {
  schema: z.object({
    name: z.string(),
    plural: z.string().optional(),
    keywords: z.array(z.string()),
  }),
  kind: "authored",
});
