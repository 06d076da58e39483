/** What an author may write in each kind of file. Strict: a key that is not here is a finding. */
import { z } from "zod";

const text = z.string().trim().min(1);
/** 'slug' (of the same area) or 'area:slug'; whether it exists is checked when all files are read. */
const reference = z.string().trim().min(1);
/** One word: players type it after a command. */
const keyword = text.regex(/^\S+$/, "Write one word to a line: players type it after a command.");
const seconds = z.number().int().min(1);
const count = z.number().int().min(1);
const coins = z.number().int().min(0);

export const worldSchema = z.strictObject({
  name: text,
  start: reference,
  coin: reference,
  firstErrand: reference,
  lostAndFound: reference,
});

export const areaSchema = z.strictObject({ name: text, recall: reference });

const exitSchema = z.preprocess(
  (written) => (typeof written === "string" ? { to: written } : written),
  z.strictObject({ to: reference, oneWay: z.literal(true).optional() }),
);

const placementSchema = z.preprocess(
  (written) => (typeof written === "string" ? { item: written } : written),
  z.strictObject({ item: reference, count: count.default(1), respawn: seconds.optional() }),
);

export const roomSchema = z.strictObject({
  name: text,
  look: text,
  exits: z.record(z.string(), exitSchema).default({}),
  /** 'keyword' or 'keyword, other' → text. */
  details: z.record(z.string(), text).default({}),
  ambience: z.array(text).default([]),
  things: z.array(placementSchema).default([]),
  npcs: z.array(reference).default([]),
});

export const itemSchema = z
  .strictObject({
    name: text,
    plural: text.optional(),
    also: z.array(keyword).default([]),
    ground: text,
    look: text,
    weight: z.number().int().min(0).optional(),
    fixed: text.optional(),
    stack: z.boolean().default(false),
  })
  .refine((item) => item.weight !== undefined || item.fixed !== undefined, {
    path: ["weight"],
    message: "Say what it weighs in grams, such as 'weight: 300', or why it cannot be taken, with 'fixed:'.",
  })
  .refine((item) => !(item.stack && item.fixed !== undefined), {
    path: ["stack"],
    message: "What is fixed cannot be a stack. Take out 'stack' or 'fixed'.",
  });

export const npcSchema = z.strictObject({
  name: text,
  also: z.array(keyword).default([]),
  ground: text,
  look: text,
  errand: z.strictObject({ item: reference, ask: text, thanks: text, reward: coins }).optional(),
  purse: coins.optional(),
  lifespan: seconds.optional(),
  respawn: seconds.optional(),
});

export const helpSchema = z.strictObject({
  aliases: z.array(text).default([]),
  seeAlso: z.array(text).default([]),
});

export type AuthoredRoom = z.infer<typeof roomSchema>;
export type AuthoredItem = z.infer<typeof itemSchema>;
export type AuthoredNpc = z.infer<typeof npcSchema>;
