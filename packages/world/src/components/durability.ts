import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** How much use it takes before it breaks. `station`: the kind of place where it is mended (absent: anywhere); `needs`: the thing that one repair uses up, by prototype id. */
export const Durability = defineComponent("durability", {
  schema: z.object({
    most: z.number().int().positive(),
    station: z.string().optional(),
    needs: z.string().optional(),
  }),
  kind: "authored",
  default: () => ({ most: 100 }),
});
