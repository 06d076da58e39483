import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** `ground`: the sentence a room shows for it; `look`: what examining it shows. Semantic markup, trusted. */
export const Description = defineComponent("description", {
  schema: z.object({ ground: z.string(), look: z.string() }),
  kind: "authored",
});
