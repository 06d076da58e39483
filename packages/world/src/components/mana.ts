import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Mana left, while it is not whole. */
export const Mana = defineComponent("mana", {
  schema: z.object({ current: z.number() }),
  default: () => ({ current: 1 }),
});
