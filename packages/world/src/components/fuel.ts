import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Seconds that an unlit light still has, when it is not whole. */
export const Fuel = defineComponent("fuel", {
  schema: z.object({ seconds: z.number().nonnegative() }),
  default: () => ({ seconds: 0 }),
});
