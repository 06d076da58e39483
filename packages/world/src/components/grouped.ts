import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** The group (id of its record) that a character is in. What the record says counts. */
export const Grouped = defineComponent("grouped", {
  schema: z.object({ group: z.string() }),
});
