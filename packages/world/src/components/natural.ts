import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { DAMAGE_TYPES, MODIFIERS } from "../rules/words.ts";

/** What a beast has grown: how it strikes, its hide, and what it is worth beyond its level. */
export const Natural = defineComponent("natural", {
  schema: z.object({
    dice: z.string().optional(),
    type: z.enum(DAMAGE_TYPES).optional(),
    /** As in 'bite'. */
    verb: z.string().optional(),
    modifiers: z.partialRecord(z.enum(MODIFIERS), z.number()),
    /** Strikes a round. */
    strikes: z.number().positive(),
    /** What a strike of its own may bring on whoever it hits, each out of 100 times. */
    effects: z.array(z.object({ effect: z.string(), chance: z.number().min(0).max(100) })).optional(),
    /** Experience for its death; without it, worked out of its level. */
    experience: z.number().int().nonnegative().optional(),
  }),
  kind: "authored",
  default: () => ({ modifiers: {}, strikes: 1 }),
});
