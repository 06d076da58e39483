import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { ITEM_STATES } from "../rules/words.ts";

/** How a thing looks while it is in a state: the sentence that a room shows of it then. Semantic markup, trusted. */
export const States = defineComponent("states", {
  schema: z.partialRecord(z.enum(ITEM_STATES), z.string()),
  kind: "authored",
  default: () => ({}),
});
