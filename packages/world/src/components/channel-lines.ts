import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Lines that one record holds: a new line writes no more than these. */
export const LINES_TOGETHER = 20;

/** Some lines of a channel, the oldest first: a record filed under the channel's book. */
export const ChannelLines = defineComponent("channel-lines", {
  schema: z
    .array(
      z.object({
        /** Unix milliseconds. */
        at: z.number(),
        /** Entity id of who said it, and the name at that time. */
        by: z.string(),
        name: z.string(),
        text: z.string(),
      }),
    )
    .max(LINES_TOGETHER),
  default: (): { at: number; by: string; name: string; text: string }[] => [],
});
