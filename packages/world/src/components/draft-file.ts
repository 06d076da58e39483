import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** One file of a builder's draft: a record under the draft. Null is no file. */
export const DraftFile = defineComponent("draft-file", {
  schema: z.object({
    /** Below the content folder, with '/'. */
    path: z.string(),
    /** As it was on the disk when the draft took it up. */
    base: z.string().nullable(),
    /** As it is in the draft. */
    text: z.string().nullable(),
    /** Wall time at which the draft took it up. */
    since: z.number(),
  }),
  default: () => ({ path: "", base: null, text: null, since: 0 }),
});
