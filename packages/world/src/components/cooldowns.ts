import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** World time in milliseconds from which a skill or command can be used again, by name. */
export const Cooldowns = defineComponent("cooldowns", {
  schema: z.record(z.string(), z.number()),
  default: (): Record<string, number> => ({}),
});
