import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A player's character. `errandDone`: the first goal was reached; `description`: what others see who look. */
export const Character = defineComponent("character", {
  schema: z.object({
    guest: z.boolean(),
    errandDone: z.boolean(),
    description: z.string(),
  }),
  default: () => ({ guest: true, errandDone: false, description: "" }),
});
