import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * That a being lives by plans: its archetype in `rules/minds.yaml`, and which room ('area:slug') each place of that archetype is
 * for it (`home`, `work`). `band`: those who belong together, a pack or a watch; `leads`: whom the others of it follow.
 */
export const Minded = defineComponent("minded", {
  schema: z.object({
    archetype: z.string(),
    places: z.record(z.string(), z.string()),
    band: z.string().optional(),
    leads: z.boolean().optional(),
  }),
  kind: "authored",
  default: () => ({ archetype: "", places: {} }),
});
