import { LINE_KINDS, TRAITS, type LineKind } from "@wyldlands/voice";
import { z } from "zod";
import { Voiced } from "../../components/index.ts";
import { resolveWhen, whenReferences } from "../../conditions/references.ts";
import { whenSchema } from "../../conditions/schema.ts";
import { loreSchema, shareSchema, spokenSchema } from "../../rules/voice-schemas.ts";
import { VOICE_MODES } from "../../voices/voice-modes.ts";
import { definePart } from "./part.ts";

const text = z.string().trim().min(1);
const LINE_KIND_NAMES = Object.keys(LINE_KINDS) as [LineKind, ...LineKind[]];
/** It stands before or behind whatever else is said. */
const phrase = text.regex(
  /[.!?]$/,
  "Write a whole sentence, with its end: it stands before or behind another.",
);

/** A line, or several of which one is said; each may be `{ says: …, when: … }`. */
const said = z.union(
  [
    spokenSchema,
    z
      .array(
        z.union([
          spokenSchema,
          z.strictObject({
            /** When it may say this. */
            when: whenSchema.optional(),
            /** What it says. */
            says: spokenSchema,
          }),
        ]),
      )
      .min(1),
  ],
  { error: "Write what it says, or a list of lines, or of '{ when: …, says: … }'." },
);
type Said = z.output<typeof said>;

/** Somebody who can be talked with, and is somebody. */
export const voice = definePart({
  shape: {
    /** Who it is, for those who talk with it. */
    voice: z
      .strictObject({
        /** What it does for a living, in a word or two; without it, as its mind's archetype says. */
        calling: text.optional(),
        /** From -1 to 1: `friendly: 0.6`, `brave: -0.4` for a timid one. From 0.3 and from -0.3 on it shows. */
        traits: z.partialRecord(z.enum(TRAITS), shareSchema).default({}),
        /** What it would say of itself, in a sentence or two. */
        background: text.optional(),
        /** What it wants from life, each in a few words. */
        goals: z.array(text).default([]),
        /** How it talks. */
        style: z
          .strictObject({
            /** In words, for a model: `Short sentences; counts everything in flasks.` */
            about: text.optional(),
            /** How it calls a friend, a stranger and somebody it does not like. */
            address: z
              .strictObject({ friend: text.optional(), stranger: text.optional(), foe: text.optional() })
              .default({}),
            /** Sentences that it begins with now and then. */
            openers: z.array(phrase).default([]),
            /** Sentences that it ends with now and then. */
            closers: z.array(phrase).default([]),
            /** What it does with itself while it thinks: `rubs the key with a rag`. */
            gestures: z.array(text).default([]),
            /** Of few words. */
            terse: z.boolean().default(false),
          })
          .prefault({}),
        /** What it knows besides what its area and its calling know. */
        lore: z.array(loreSchema).default([]),
        /** By kind of line (`rules/voice.yaml`): what it says in place of what everybody says. */
        says: z.partialRecord(z.enum(LINE_KIND_NAMES), said).default({}),
        /** By `word` or `word, two words`: what it says when it is asked about that. */
        topics: z.record(text, said).default({}),
        /** Who finds its words: see `ai.mode`. */
        mode: z.enum(VOICE_MODES).optional(),
      })
      .optional(),
  },
  references({ voice: written }) {
    if (!written) return [];
    const of = (key: "says" | "topics") =>
      Object.entries(written[key]).flatMap(([name, one]) => referencesOf(one, ["voice", key, name]));
    return [...of("says"), ...of("topics")];
  },
  build({ voice: written }, full) {
    if (!written) return [];
    const { calling, traits, background = "", goals, style, lore, says, topics, mode } = written;
    const { about = "", address, gestures, ...turns } = style;
    return [
      Voiced({
        ...(calling !== undefined && { calling }),
        traits,
        background,
        goals,
        style: { about, address: given(address), ...turns, ...(gestures.length > 0 && { gestures }) },
        lore: lore.map((one) => given(one) as typeof one & { secret?: number }),
        says: [
          ...Object.entries(says).flatMap(([kind, one]) => linesOf(kind, [], one, full)),
          ...Object.entries(topics).flatMap(([words, one]) => linesOf("topic", topicWords(words), one, full)),
        ],
        ...(mode && { mode }),
      }),
    ];
  },
});

/** 'bell, the bells' as its words. */
export function topicWords(key: string): string[] {
  return key
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function linesOf(intent: string, topics: readonly string[], one: Said, full: (ref: string) => string) {
  return listed(one).map(({ says, when }) => ({
    intent,
    topics: [...topics],
    says,
    ...(when && { when: resolveWhen(when, full) }),
  }));
}

function listed(one: Said) {
  return (typeof one === "string" ? [one] : one).map((line) =>
    typeof line === "string" ? { says: line, when: undefined } : line,
  );
}

function referencesOf(one: Said, path: (string | number)[]) {
  return listed(one).flatMap(({ when }, index) =>
    when ? whenReferences(when, [...path, index, "when"]) : [],
  );
}

/** Without the keys that were left out: components hold what there is. */
function given<One extends object>(one: One): { [Key in keyof One]: Exclude<One[Key], undefined> } {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as never;
}
