import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A letter in the post: a record, filed under the mailbox of whom it is to. What is enclosed is in it. Times are wall time. */
export const Letter = defineComponent("letter", {
  schema: z.object({
    /** Name of who sent it: a player, or a house such as 'the auction house'. */
    from: z.string(),
    /** Entity id of the sender, when it is a character. */
    sender: z.string().optional(),
    subject: z.string(),
    text: z.string(),
    /** Unix milliseconds. */
    sentAt: z.number(),
    read: z.boolean(),
  }),
  default: () => ({ from: "", subject: "", text: "", sentAt: 0, read: false }),
});
