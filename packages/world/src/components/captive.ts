import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Is led away by the collar, by the being whose entity id this is. It tears itself loose when that one is gone, or has its hands full. */
export const Captive = defineComponent("captive", {
  schema: z.object({ by: z.string() }),
  default: () => ({ by: "" }),
});
