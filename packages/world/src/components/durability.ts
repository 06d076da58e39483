import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** How much use it takes before it breaks. */
export const Durability = defineComponent("durability", {
  schema: z.object({ most: z.number().int().positive() }),
  kind: "authored",
  default: () => ({ most: 100 }),
});
