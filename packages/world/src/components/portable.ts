import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A thing with weight in grams. `fixed`: it cannot be taken, and these words say why. */
export const Portable = defineComponent("portable", {
  schema: z.object({ grams: z.number().nonnegative(), fixed: z.string().optional() }),
  kind: "authored",
});
