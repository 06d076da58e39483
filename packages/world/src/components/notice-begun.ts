import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** The notice that a character is writing: for which board, and what it is about. The text is among its drafts. */
export const NoticeBegun = defineComponent("notice-begun", {
  schema: z.object({
    /** The board's prototype, as `area:slug`. */
    board: z.string(),
    subject: z.string(),
  }),
  default: () => ({ board: "", subject: "" }),
});
