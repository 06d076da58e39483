import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A player's own wish: flee below so many percent of health. */
export const Wimpy = defineComponent("wimpy", {
  schema: z.object({ percent: z.number().int().min(0).max(90) }),
  default: () => ({ percent: 0 }),
});
