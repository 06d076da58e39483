import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Who told or whispered something to the character last: whom `reply` answers. */
export const ToldBy = defineComponent("told-by", {
  schema: z.object({
    /** Entity id, and the name at that time. */
    id: z.string(),
    name: z.string(),
  }),
  default: () => ({ id: "", name: "" }),
});
