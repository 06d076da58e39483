import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Sits in jail: a player by a moderator's order, somebody who lives here by the watch's. Taken off by whoever lets it go. */
export const Jailed = defineComponent("jailed", {
  schema: z.object({
    /** Entity id of the room that it was taken from. */
    from: z.string(),
    /** World milliseconds at which the watch lets it go; a moderator's order says that itself. */
    until: z.number().optional(),
  }),
  default: () => ({ from: "" }),
});
