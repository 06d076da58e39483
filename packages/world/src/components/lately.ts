import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { factSchema } from "./fact.ts";

/** What a being has seen and felt lately, the newest last: as much as `ai.memory.short_term_size` says. It dies with it. */
export const Lately = defineComponent("lately", {
  schema: z.object({
    /** `at`: world time of the last of `times` such things in a row. */
    facts: z.array(factSchema.extend({ at: z.number(), times: z.int().min(1) })).max(100),
  }),
  default: () => ({ facts: [] }),
});
