import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { placeWhenSchema } from "../conditions/schema.ts";

/** Spawn points bring it forth only while this holds. */
export const Comes = defineComponent("comes", {
  schema: z.object({ when: placeWhenSchema }),
  kind: "authored",
  default: () => ({ when: { hours: { from: "dusk" as const, to: "day" as const } } }),
});
