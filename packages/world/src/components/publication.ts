import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { spliceSchema } from "./draft-step.ts";

/** What a builder published: a record of its own. The texts before are the texts after with the splices taken back. */
export const Publication = defineComponent("publication", {
  schema: z.object({
    no: z.int().min(1),
    /** Wall time. */
    at: z.number(),
    /** The account's name. */
    who: z.string(),
    /** The steps in their order. */
    words: z.array(z.string()),
    files: z.array(
      z.object({
        splice: spliceSchema,
        /** SHA-256 before and after; null for no file. */
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    /** Who took it back, and when. */
    undone: z.object({ who: z.string(), at: z.number() }).optional(),
    /** It is being taken back now. */
    undoing: z.string().optional(),
  }),
  default: () => ({ no: 1, at: 0, who: "", words: [], files: [] }),
});
