import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Food, and potions in one draught: how it is taken, what it does, what is left of it. */
export const Edible = defineComponent("edible", {
  schema: z.object({
    how: z.enum(["eat", "drink", "quaff"]),
    heal: z.string().optional(),
    mana: z.string().optional(),
    stamina: z.string().optional(),
    effects: z.array(z.string()),
    dispels: z.string().optional(),
    words: z.object({ actor: z.string().optional(), others: z.string().optional() }),
    leaves: z.string().optional(),
  }),
  kind: "authored",
  default: () => ({ how: "eat" as const, effects: [], words: {} }),
});
