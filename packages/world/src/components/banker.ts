import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Keeps people's money, from the hour `opens` until the hour `closes`. The same hour twice: day and night. */
export const Banker = defineComponent("banker", {
  schema: z.object({ opens: z.int().min(0).max(23), closes: z.int().min(0).max(23) }),
  kind: "authored",
  default: () => ({ opens: 0, closes: 0 }),
});
