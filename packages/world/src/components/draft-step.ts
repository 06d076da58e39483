import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A change of one text: `took` stood at `at` (UTF-16 units), and now `put` does. Null is no file before, or none after. */
export const spliceSchema = z.object({
  file: z.string(),
  at: z.int().min(0),
  took: z.string().nullable(),
  put: z.string().nullable(),
});

/** One step of a builder's work: a record under the draft, for UNDO and REDO. */
export const DraftStep = defineComponent("draft-step", {
  schema: z.object({
    no: z.int().min(1),
    /** What was done, as a sentence without its end: 'Dug the Fish Steps north of the Quay'. */
    words: z.string(),
    /** Wall time. */
    at: z.number(),
    /** It was taken back, and may be done again. */
    undone: z.boolean(),
    splices: z.array(spliceSchema),
  }),
  default: () => ({ no: 1, words: "", at: 0, undone: false, splices: [] }),
});
