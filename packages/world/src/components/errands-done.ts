import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** For whom a character has done an errand today: by prototype id ('area:slug') of who asked, when (Unix milliseconds). */
export const ErrandsDone = defineComponent("errands-done", {
  schema: z.record(z.string(), z.number()),
  default: (): Record<string, number> => ({}),
});
