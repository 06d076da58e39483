import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { hoursSchema } from "../time/hours.ts";

/** Keeps people's money in these hours; without them, day and night. */
export const Banker = defineComponent("banker", {
  schema: z.object({ hours: hoursSchema.optional() }),
  kind: "authored",
  default: () => ({}),
});
