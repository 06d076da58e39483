import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Experience gathered in all, and lessons that a teacher may still give. */
export const Experience = defineComponent("experience", {
  schema: z.object({ points: z.number().int().nonnegative(), lessons: z.number().int().nonnegative() }),
  default: () => ({ points: 0, lessons: 0 }),
});
