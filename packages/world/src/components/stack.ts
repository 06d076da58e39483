import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** So many alike in one entity: coins, nails. Stacks of one prototype in one place are one entity. */
export const Stack = defineComponent("stack", {
  schema: z.object({ count: z.number().int().positive() }),
  default: () => ({ count: 1 }),
});
