import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * What has passed in words between a player's character and one npc: a record filed under the character. Whoever comes again
 * after the npc died is the same person.
 */
export const Acquaintance = defineComponent("acquaintance", {
  schema: z.object({
    /** The npc's prototype. */
    npc: z.string(),
    /** Lines that the character has said to it, ever. */
    lines: z.int().min(0),
    /** World time of the last one. */
    at: z.number(),
    /** World time at which the npc last spoke to the character unasked. */
    hailedAt: z.number().optional(),
  }),
  default: () => ({ npc: "", lines: 0, at: 0 }),
});
