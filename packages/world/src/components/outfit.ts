import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What it is made with: a being's things, worn and wielded as far as they go on; what lies in a chest. Items by prototype id. */
export const Outfit = defineComponent("outfit", {
  schema: z.array(z.object({ item: z.string(), count: z.number().int().positive() })),
  kind: "authored",
  default: (): { item: string; count: number }[] => [],
});
