import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { factSchema, refSchema } from "./fact.ts";

const schema = z.object({
  kind: z.enum(["experience", "hearsay", "opinion", "promise"]),
  fact: factSchema,
  /** Ids and words, in small letters, that call it to mind. */
  about: z.array(z.string()),
  /** From 0 to 1. */
  importance: z.number().min(0).max(1),
  /** World time at which it happened, at which the first of several did, and at which it last came to mind. */
  at: z.number(),
  first: z.number(),
  recalled: z.number(),
  /** How many such things it stands for. */
  times: z.int().min(1),
  from: refSchema.optional(),
  /** Passed on only to whom it trusts that much (-1 to 1), and to whoever confided it. */
  secret: z.number().min(-1).max(1).optional(),
  confided: refSchema.optional(),
  /** The memory from which this rumour comes (a record's id, its own when it began here), and through how many mouths it went. */
  root: z.string(),
  hops: z.int().min(0),
  /** Prototypes of those whom it has been told to. */
  told: z.array(z.string()),
});

/** What a memory is made of. */
export type MemoryValue = z.output<typeof schema>;

/**
 * One thing that an npc remembers for long: a record filed under its mind (`remembering`). What others say is hearsay and never
 * more than that: `from` told it.
 */
export const Memory = defineComponent("memory", {
  schema,
  default: () => ({
    kind: "experience" as const,
    fact: { verb: "words", words: "" },
    about: [],
    importance: 0,
    at: 0,
    first: 0,
    recalled: 0,
    times: 1,
    root: "",
    hops: 0,
    told: [],
  }),
});
