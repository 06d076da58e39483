import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { POSITIONS } from "../rules/words.ts";

/** A being that does not stand. `on`: id of what it sits or lies on. */
export const Posture = defineComponent("posture", {
  schema: z.object({ position: z.enum(POSITIONS), on: z.string().optional() }),
  default: () => ({ position: "sitting" as const }),
});
