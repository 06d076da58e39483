import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What can be shut, a door or a chest, as it is now. */
export const Closure = defineComponent("closure", {
  schema: z.object({ open: z.boolean(), locked: z.boolean() }),
  default: () => ({ open: false, locked: false }),
});
