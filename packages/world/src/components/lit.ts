import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** It burns; `until` (world time, ms) if it burns down. */
export const Lit = defineComponent("lit", {
  schema: z.object({ until: z.number().optional() }),
  default: () => ({}),
});
