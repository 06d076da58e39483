import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Health left, while it is not whole: a being without it is unhurt. So what has it is what mends. */
export const Health = defineComponent("health", {
  schema: z.object({ current: z.number() }),
  default: () => ({ current: 1 }),
});
