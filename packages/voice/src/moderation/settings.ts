import { z } from "zod";
import { CATEGORIES } from "./words.ts";

/** What is done with words: let through; said with the worst struck out; not answered or said; let through and put before a moderator. */
export const ACTIONS = ["allow", "soften", "queue", "refuse"] as const;
export type ModerationAction = (typeof ACTIONS)[number];

const action = z.enum(ACTIONS);
/** What is done at severity 1, 2 and 3. */
const ladder = z.tuple([action, action, action]);
const table = (defaults: Record<(typeof CATEGORIES)[number], z.output<typeof ladder>>) =>
  z
    .strictObject({
      /** Oaths and coarse insults. */
      coarse: ladder.default(defaults.coarse),
      /** Words that debase people for what they are. */
      slur: ladder.default(defaults.slur),
      /** Sexual words and offers. */
      sexual: ladder.default(defaults.sexual),
      /** Anything sexual about children. */
      minors: ladder.default(defaults.minors),
      /** Talk of harming oneself, and urging it. */
      self_harm: ladder.default(defaults.self_harm),
      /** Threats against the person at the keyboard. */
      threat: ladder.default(defaults.threat),
      /** Addresses, telephone and card numbers, web addresses. */
      private: ladder.default(defaults.private),
    })
    .prefault({});

const word = z.string().trim().min(2);

/** `ai.moderation` of the configuration. A list says what is done with coarse, strong and vile words. */
export const moderationConfig = z.strictObject({
  /** What players say to NPCs: [coarse, strong, vile], each allow, soften, queue or refuse. */
  input: table({
    coarse: ["allow", "allow", "queue"],
    slur: ["queue", "queue", "refuse"],
    sexual: ["allow", "refuse", "refuse"],
    minors: ["refuse", "refuse", "refuse"],
    self_harm: ["queue", "queue", "refuse"],
    threat: ["queue", "queue", "refuse"],
    private: ["soften", "soften", "soften"],
  }),
  /** What a model would have NPCs say. */
  output: table({
    coarse: ["allow", "soften", "refuse"],
    slur: ["refuse", "refuse", "refuse"],
    sexual: ["refuse", "refuse", "refuse"],
    minors: ["refuse", "refuse", "refuse"],
    self_harm: ["refuse", "refuse", "refuse"],
    threat: ["refuse", "refuse", "refuse"],
    private: ["refuse", "refuse", "refuse"],
  }),
  /** Words of your own, by what they are: '{ word: grobian, category: slur, severity: 3 }'. */
  words: z
    .array(
      z.strictObject({
        word,
        category: z.enum(CATEGORIES),
        severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      }),
    )
    .default([]),
  /** Words that are fine in your world whatever the list says. */
  fine: z.array(word).default([]),
  /** Whose words are flagged again and again is answered without a model for a while. */
  hold: z
    .strictObject({
      /** Flagged lines of a player from which on that is so; 0: never. */
      flags: z.int().min(0).max(20).default(0),
      /** Minutes within which they count. */
      minutes: z.number().positive().default(30),
    })
    .prefault({}),
});
export type ModerationConfig = z.output<typeof moderationConfig>;
