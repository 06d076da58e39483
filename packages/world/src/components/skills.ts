import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Ranks from 1 to 100 of the skills that a being has learned, by slug of the rules. */
export const Skills = defineComponent("skills", {
  schema: z.record(z.string(), z.number().min(0).max(100)),
  default: (): Record<string, number> => ({}),
});
