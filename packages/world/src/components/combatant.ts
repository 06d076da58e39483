import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A being in a fight. `target`: id of whom it strikes; `next`: world time (ms) of its next strike; `threat`: by id, how much each foe has drawn its anger. */
export const Combatant = defineComponent("combatant", {
  schema: z.object({
    target: z.string().optional(),
    next: z.number(),
    since: z.number(),
    threat: z.record(z.string(), z.number()),
  }),
  default: () => ({ next: 0, since: 0, threat: {} }),
});
