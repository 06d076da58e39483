import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What it takes to unlock it: prototype ids of its keys, and how hard it is to pick (1-100; absent: it cannot be). */
export const Lock = defineComponent("lock", {
  schema: z.object({ keys: z.array(z.string()), pick: z.number().int().min(1).max(100).optional() }),
  kind: "authored",
  default: () => ({ keys: [] }),
});
