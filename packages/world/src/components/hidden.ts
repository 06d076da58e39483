import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** It is not seen until somebody searches for it well enough (1-100). */
export const Hidden = defineComponent("hidden", {
  schema: z.object({ difficulty: z.number().int().min(1).max(100) }),
  kind: "authored",
  default: () => ({ difficulty: 30 }),
});
