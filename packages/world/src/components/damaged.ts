import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** How much of that is gone. */
export const Damaged = defineComponent("damaged", {
  schema: z.object({ by: z.number().int().nonnegative() }),
  default: () => ({ by: 0 }),
});
