import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** The letters of one character, in play or away: a record with an id of its own, made with the first letter and kept. */
export const Mailbox = defineComponent("mailbox", {
  schema: z.object({
    /** Entity id of the character. */
    character: z.string(),
  }),
  default: () => ({ character: "" }),
});
