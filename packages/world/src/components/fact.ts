import { z } from "zod";

/** Somebody as a mind knows them: a character's entity id, an npc's prototype, or nothing when who it was has been lost on the way. */
export const refSchema = z.object({ id: z.string().optional(), name: z.string() });

/** Somebody that is remembered. */
export type Ref = z.output<typeof refSchema>;

/**
 * One thing that happened, as it is remembered: `verb` is one of `memory/tellings.ts`, which makes a sentence of it. `thing` is
 * said ('a tin lamp'), `kind` is its prototype. `words` are a quest's name, or what somebody claims.
 */
export const factSchema = z.object({
  verb: z.string(),
  by: refSchema.optional(),
  to: refSchema.optional(),
  thing: z.string().optional(),
  kind: z.string().optional(),
  count: z.int().min(0).optional(),
  words: z.string().max(400).optional(),
});

/** One thing that happened. */
export type Fact = z.output<typeof factSchema>;
