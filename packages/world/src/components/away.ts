import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Its player is not at the keyboard, and said so. Ends with the next command. */
export const Away = defineComponent("away", {
  schema: z.object({
    /** What others read; the player's own words. */
    text: z.string(),
    /** Unix milliseconds. */
    since: z.number(),
  }),
  default: () => ({ text: "", since: 0 }),
});
