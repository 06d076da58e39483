import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** An npc shows somebody the way: it goes on, room by room (`lead-on`), as long as they come along. */
export const Guiding = defineComponent("guiding", {
  schema: z.object({
    /** Entity id of who is led. */
    who: z.string(),
    /** The room, as 'area:slug'. */
    to: z.string(),
    /** World time in milliseconds after which it has had enough. */
    until: z.number(),
    /** Times in a row that it has looked round for them in vain. */
    missed: z.int().min(0),
  }),
  default: () => ({ who: "", to: "", until: 0, missed: 0 }),
});
