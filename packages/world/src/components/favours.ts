import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * What npcs have done for a character lately and do not do again so soon: `verb` and the npc's prototype (`give harbor:hesper`),
 * with the world time in milliseconds until which. What is over goes with the next.
 */
export const Favours = defineComponent("favours", {
  schema: z.record(z.string(), z.number()),
  default: (): Record<string, number> => ({}),
});
