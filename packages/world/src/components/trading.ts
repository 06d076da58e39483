import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A player who trades with another: `sheet` is the id of the record of what they offer. */
export const Trading = defineComponent("trading", {
  schema: z.object({ sheet: z.string() }),
  default: () => ({ sheet: "" }),
});
