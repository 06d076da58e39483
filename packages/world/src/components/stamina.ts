import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Stamina left, while it is not whole. */
export const Stamina = defineComponent("stamina", {
  schema: z.object({ current: z.number() }),
  default: () => ({ current: 1 }),
});
