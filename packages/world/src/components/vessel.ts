import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A thing that liquids are poured into: draughts that it holds, and what it holds at first. */
export const Vessel = defineComponent("vessel", {
  schema: z.object({
    draughts: z.number().int().positive(),
    liquid: z.string().optional(),
    endless: z.boolean(),
  }),
  kind: "authored",
  default: () => ({ draughts: 4, endless: false }),
});
