import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a vessel holds now, when that is not what it held at first. */
export const Filled = defineComponent("filled", {
  schema: z.object({ liquid: z.string().optional(), draughts: z.number().int().nonnegative() }),
  default: () => ({ draughts: 0 }),
});
