import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A thing that gives light while it is lit. `seconds` that it burns in all; absent: for ever. `fuel`: the liquid that fills it. */
export const LightSource = defineComponent("light-source", {
  schema: z.object({ seconds: z.number().positive().optional(), fuel: z.string().optional() }),
  kind: "authored",
  default: () => ({}),
});
