import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a builder has changed of the content and not published: a record, over the records of its files and steps. One to an account. */
export const BuildDraft = defineComponent("build-draft", {
  schema: z.object({
    /** The account's key. */
    account: z.string(),
    /** Its name, as others read it. */
    name: z.string(),
    /** Wall time at which it was begun, and of the last step. */
    since: z.number(),
    changed: z.number(),
    /** Number of the next step. */
    next: z.int().min(1),
    /** The room, by 'area:slug', that the builder works on instead of the one where he stands. */
    at: z.string().optional(),
    /** It is being written into the content folder now. */
    publishing: z.boolean().optional(),
    /** The text that the line editor is open on: kind of thing, 'area:slug', and the key. */
    writing: z
      .object({ kind: z.string(), id: z.string(), path: z.array(z.union([z.string(), z.int()])) })
      .optional(),
  }),
  default: () => ({ account: "", name: "", since: 0, changed: 0, next: 1 }),
});
