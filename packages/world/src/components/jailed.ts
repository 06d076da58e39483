import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Sits in jail, by a moderator's order. Taken off by whoever lets it go. */
export const Jailed = defineComponent("jailed", {
  schema: z.object({
    /** Entity id of the room that it was taken from. */
    from: z.string(),
  }),
  default: () => ({ from: "" }),
});
