import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Lines of talk that somebody has in mind. */
export const MOST_TALK = 16;

/** Characters of a line that are kept. */
export const MOST_TALK_CHARACTERS = 400;

/** What an npc has heard said around it of late, and said itself: a record filed under it, the newest line last. */
export const Conversation = defineComponent("conversation", {
  schema: z.object({
    lines: z
      .array(
        z.object({
          /** Entity id of who spoke, and the name at that time. */
          who: z.string(),
          name: z.string(),
          /** Plain text, as it was typed. */
          text: z.string(),
          /** World milliseconds. */
          at: z.number(),
          /** Entity id of whom it was meant for, when it was meant for one. */
          to: z.string().optional(),
          /** It was said into that one's ear. */
          alone: z.literal(true).optional(),
          /** Of its own lines: by what it was found (`ReplySource`, or `authored`), and the key of its phrasing. RATE books them. */
          found: z.object({ source: z.string(), key: z.string() }).optional(),
        }),
      )
      .max(MOST_TALK),
  }),
  default: () => ({ lines: [] }),
});
