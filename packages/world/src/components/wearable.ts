import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { MODIFIERS, SLOTS } from "../rules/words.ts";

/** A thing to wear, in any one of `slots`, and what it does while it is worn. `layer`: 1 is next to the skin. The level that it takes is `ItemKind`'s. */
export const Wearable = defineComponent("wearable", {
  schema: z.object({
    slots: z.array(z.enum(SLOTS)).min(1),
    layer: z.number().int().min(1),
    modifiers: z.partialRecord(z.enum(MODIFIERS), z.number()),
  }),
  kind: "authored",
  default: () => ({ slots: ["head" as const], layer: 1, modifiers: {} }),
});
