import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What was said on one channel: a record with an id of its own. The lines are filed under it, some to a record. */
export const ChannelBook = defineComponent("channel-book", {
  schema: z.object({
    /** Slug of the channel in the rules. */
    channel: z.string(),
  }),
  default: () => ({ channel: "" }),
});
