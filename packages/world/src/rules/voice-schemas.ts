/** What an author may write in `rules/voice.yaml`: how those who talk without a model understand, and what they say. */
import {
  EMOTIONS,
  INTENTS,
  LEANINGS,
  LINE_KINDS,
  REGARD_SIDES,
  faultOf,
  type LineKind,
  type Lore,
  type VoiceRules,
} from "@wyldlands/voice";
import { z } from "zod";

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write small letters, digits and hyphens.");
const LINE_KIND_NAMES = Object.keys(LINE_KINDS) as [LineKind, ...LineKind[]];

/** One, or a list of which any will do. */
const someOf = <One extends string>(one: z.ZodType<One>) =>
  z.union([one.transform((single) => [single]), z.array(one).min(1)]);

/** A line with `{slots}`, `{from:says:say}` and `[this|that]`, its brackets in order. */
export const spokenSchema = text.superRefine((says, context) => {
  const fault = faultOf(says);
  if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
});

/** When a line may be said: all of it has to hold. */
export const lineWhenSchema = z.strictObject({
  /** What it is by its traits: all of these. From 0.3 on a trait shows as `friendly`, from -0.3 down as its opposite, `cold`. */
  is: z.union([z.enum(LEANINGS).transform((one) => [one]), z.array(z.enum(LEANINGS)).min(1)]).optional(),
  /** What it feels most. */
  mood: z.union([z.enum(EMOTIONS).transform((one) => [one]), z.array(z.enum(EMOTIONS)).min(1)]).optional(),
  /** How it regards whom it speaks to. */
  regard: z
    .union([z.enum(REGARD_SIDES).transform((one) => [one]), z.array(z.enum(REGARD_SIDES)).min(1)])
    .optional(),
  /** Only those of few words, or only the others. */
  terse: z.boolean().optional(),
  /** They have spoken before, or never. */
  met: z.boolean().optional(),
  /** The part of the day. */
  part: someOf(z.enum(["dawn", "day", "dusk", "night"])).optional(),
  /** The sky over them, as the climates call it. */
  sky: someOf(slug).optional(),
  season: someOf(z.enum(["spring", "summer", "autumn", "winter"])).optional(),
  /** What it does for a living. */
  calling: someOf(text).optional(),
  /** Under a roof, or only under none. */
  indoors: z.boolean().optional(),
});

/** A line; or `{ says: …, when: … }`. */
export const lineSchema = z.union(
  [
    spokenSchema.transform((says) => ({ says })),
    z.strictObject({
      /** With `{slots}` and `[this|that]`. A line of which a slot has nothing to say is not said. */
      says: spokenSchema,
      when: lineWhenSchema.optional(),
    }),
  ],
  { error: "Write a line, or '{ says: …, when: … }'." },
);

/** As much of something as there can be, and as little. */
export const shareSchema = z
  .number()
  .refine((share) => share >= -1 && share <= 1, "Write a number from -1 to 1, such as 0.4.");

/** Something that is known and can be asked about. */
export const loreSchema = z.strictObject({
  /** A name of its own in its list. */
  id: slug,
  /** Words that call it to mind. */
  about: z.array(text).min(1),
  /** As somebody says it, in whole sentences. */
  says: text,
  /** It is told only to those who are trusted that much, -1 to 1. */
  secret: shareSchema.optional(),
});

/** voice.yaml */
export const voiceSchema = z.strictObject({
  /** By intent: lines that mean it, a dozen or more; `{ware}`, `{place}`, `{person}`, `{topic}` for any that it knows, `{me}` for its own name. */
  examples: z.partialRecord(z.enum(INTENTS), z.array(text)).default({}),
  /** Words that mean the same; the first stands for all. */
  synonyms: z.array(z.array(text).min(2)).default([]),
  /** What players shorten. */
  short: z.record(z.string().regex(/^[a-z0-9]+$/, "Write small letters and digits."), text).default({}),
  /** Words that change nothing of what is meant. */
  polite: z.array(text).default([]),
  /** Words that are not of this world. */
  odd: z.array(text).default([]),
  /** By kind: what is said. */
  lines: z.partialRecord(z.enum(LINE_KIND_NAMES), z.array(lineSchema)).default({}),
  /** What is seen while the words are being found, without the name and without a full stop. */
  gestures: z.array(lineSchema).default([]),
  /** By calling: what everybody of it knows. */
  callings: z.record(slug, z.strictObject({ lore: z.array(loreSchema).default([]) })).default({}),
});

/** What the grammar voice is made of. Lore of a calling is known by its name. */
export function voiceRulesOf({
  examples,
  synonyms,
  short,
  polite,
  odd,
  lines,
  gestures,
  callings,
}: z.output<typeof voiceSchema>): VoiceRules {
  return {
    examples,
    synonyms,
    short,
    polite,
    odd,
    lines,
    gestures,
    callings: Object.fromEntries(
      Object.entries(callings).map(([calling, { lore }]) => [calling, { lore: loreOf(calling, lore) }]),
    ),
  };
}

/** Lore as it is known in the game: its id says of whom it is, `harbor/drowning`. */
export function loreOf(owner: string, written: readonly z.output<typeof loreSchema>[]): Lore[] {
  return written.map(({ id, about, says, secret }) => ({
    id: `${owner}/${id}`,
    about,
    says,
    ...(secret !== undefined && { secret }),
  }));
}
