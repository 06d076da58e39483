/** What an author may write in `quests.yaml`. Strict: a key that is not here is a finding. */
import { z } from "zod";
import { aimSchema } from "../quests/objectives/objective.ts";
import { OBJECTIVES } from "../quests/objectives/index.ts";

const text = z.string().trim().min(1);
const reference = text;
const lotSchema = z.preprocess(
  (written) => (typeof written === "string" ? { item: written } : written),
  z.strictObject({
    /** What it is. */
    item: reference,
    /** How many. */
    count: z.int().min(1).default(1),
  }),
);

export const questRewardsSchema = z.strictObject({
  /** Coins, out of the purse of whoever is told that it is done; what that has not is the harbour's. */
  coins: z.int().min(0).default(0),
  /** Points of experience. */
  experience: z.int().min(0).default(0),
  /** Things: slugs, or `{ item, count }`. What is too heavy comes by the post. */
  things: z.array(lotSchema).default([]),
  /** Things of which the player chooses one. */
  choose: z.array(lotSchema).default([]),
  /** By npc: how much better it thinks of the player, -1 to 1. */
  regard: z.record(reference, z.number().min(-1).max(1)).default({}),
  /** By skill: the rank at which it is known from then on, at least. */
  skills: z.record(z.string(), z.int().min(1).max(100)).default({}),
});

const [first, ...others] = OBJECTIVES.map(aimSchema);
if (!first) throw new Error("there is no kind of objective");
const objectiveSchema = z.discriminatedUnion("kind", [first, ...others]);

const optionSchema = z.strictObject({
  /** What it means, as in `give the purse back`. */
  means: text,
  /** Shown to whoever chooses it. */
  tell: text.optional(),
  /** What is to be done then. */
  objectives: z.array(objectiveSchema).default([]),
  /** What it pays besides the quest's own reward. */
  rewards: questRewardsSchema.prefault({}),
  /** Words of thanks at the quest's end, in the place of its own. */
  done: text.optional(),
});

const stepSchema = z
  .strictObject({
    /** What to do next, in plain words: shown when the step begins, and in the journal. */
    next: text.optional(),
    /** What is to be done, in any order. */
    objectives: z.array(objectiveSchema).default([]),
    /** By the word that players type: ways to go on, of which one is chosen. */
    choose: z
      .record(z.string().regex(/^[a-z]+$/, "Write one word in small letters: players type it."), optionSchema)
      .optional(),
  })
  .refine(({ objectives, choose }) => objectives.length > 0 !== (choose !== undefined), {
    message: "A step has either objectives, or ways to choose from. Write one of 'objectives' and 'choose'.",
  });

export const questSchema = z.strictObject({
  /** Its name, by which players type it: two or three words. */
  name: text,
  /** Slugs that it had before. Leave them in. */
  was: z
    .union([reference, z.array(reference).min(1)], {
      error: "Write the slug that it had before, or a list of them.",
    })
    .optional(),
  /** The npc who gives it. */
  giver: reference,
  /** The npc who is told when it is done; without it, the giver. `nobody`: it is over with its last step. */
  ender: reference.optional(),
  /**
   * What the giver says when somebody talks to it. This and all other words: what the npc says, or, when they begin with `{actor}`,
   * `{to}` or a tag, what is seen. `{actor}` is the npc, `{to}` the player.
   */
  offer: text,
  /** Said when it is taken on. */
  accept: text.optional(),
  /** Said when it is turned down. */
  decline: text.optional(),
  /** Said by the giver to whoever talks to it meanwhile. */
  remind: text.optional(),
  /** Words of thanks, before everyone there. */
  done: text,
  /** Said when it fails, if the giver is there. */
  fail: text.optional(),
  /** Said when it is given up, if the giver is there. */
  abandon: text.optional(),
  /** What it takes to be offered it. */
  requires: z
    .strictObject({
      /** The least level. */
      level: z.int().min(1).default(1),
      /** Quests that have to be done before. */
      quests: z.array(reference).default([]),
      /** The calling that it is for. */
      calling: text.optional(),
      /** By npc: how well it has to think of the player, -1 to 1. */
      regard: z.record(reference, z.number().min(-1).max(1)).default({}),
      /** A thing that the player has to carry. */
      item: reference.optional(),
    })
    .prefault({}),
  /** What is to be done, one after the other. */
  steps: z.array(stepSchema).min(1),
  /** World seconds until it fails. A quest with an escort has to have an end. */
  seconds: z.int().min(10).optional(),
  /** Whether it can be done again: `never`, `daily` (by UTC), or so many seconds after it was done. */
  repeat: z.union([z.enum(["never", "daily"]), z.int().min(1)]).default("never"),
  /** Companions of the same group, in the same room, get on by what one of them does. */
  share: z.boolean().default(false),
  /** Things that are handed to whoever takes it on: slugs, or `{ item, count }`. What is left of them goes back. */
  gives: z.array(lotSchema).default([]),
  /** What it pays. */
  rewards: questRewardsSchema.prefault({}),
});

export type AuthoredQuest = z.infer<typeof questSchema>;
export type AuthoredQuestStep = z.infer<typeof stepSchema>;
