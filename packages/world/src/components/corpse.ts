import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What is left of one who died. `owner`: the id of the player's character that it was; nobody else takes from it while `until` (world time, ms) lasts. */
export const Corpse = defineComponent("corpse", {
  schema: z.object({ of: z.string(), owner: z.string().optional(), until: z.number() }),
  default: () => ({ of: "somebody", until: 0 }),
});
