/** What an author may write in `rules/minds.yaml`: what beings sense, want, can do, and how their day goes. */
import { z } from "zod";
import { TRAITS } from "@wyldlands/voice";
import { MIND_ACTION_NAMES } from "../minds/action-names.ts";
import { SENSE_NAMES } from "../minds/sense-names.ts";
import { DAY_PARTS } from "../time/calendar.ts";

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write small letters, digits and hyphens.");
const values = z.record(slug, z.union([z.number(), text, z.array(text)]));
const of = z.union([text.transform((one) => [one]), z.array(text)]).default([]);

const SEASONS = ["spring", "summer", "autumn", "winter"] as const;

/** Something that is so or not for a mind: a sense, and from where on it counts as so. */
export const factSchema = z.strictObject({
  sense: z.enum(SENSE_NAMES),
  /** What the sense is asked about: prototypes, kinds of belief, places, conditions. */
  of,
  /** So when the sense says more than that. Without `over` and `under`: more than 0. */
  over: z.number().optional(),
  /** So when it says less than that. */
  under: z.number().optional(),
});

/** Something that a mind counts: a sense, rounded down; percents go by fives. */
export const numberSchema = z.strictObject({
  sense: z.enum(SENSE_NAMES),
  /** What the sense is asked about. */
  of,
  max: z.int().min(1).default(100),
  /** Names that conditions may use in place of whole numbers. */
  levels: z.record(slug, z.int()).default({}),
});

/** By fact `true` or `false`; by number `'>= 5'`, `'<= 2'`, `'3..8'`, or exactly that many. All must hold. */
const conditionsSchema = z.record(slug, z.union([z.boolean(), z.number(), text]));

/** How much a fact (0 or 1) or a number counts: nothing at `from`, all of `weight` at `to`, bent like the curve. */
const curveSchema = z.strictObject({
  of: slug,
  curve: z.enum(["linear", "inverse", "logistic", "step", "quadratic"]).default("linear"),
  from: z.number().optional(),
  to: z.number().optional(),
  weight: z.number().default(1),
});

/** By trait: how much a share more it counts for one who is all of that trait (1), and less for its opposite (-1). */
const leaningsSchema = z.partialRecord(z.enum(TRAITS), z.number().min(-2).max(2)).default({});

/** What a mind can be after. */
export const mindGoalSchema = z.strictObject({
  /** As in 'wants to …', for whoever asks why. */
  about: text,
  want: conditionsSchema.default({}),
  /** Score: `base` and all of `add`, times all of `times`; 0 while `when` does not hold. The highest wins. */
  priority: z
    .strictObject({
      base: z.number().default(0),
      when: conditionsSchema.default({}),
      add: z.array(curveSchema).default([]),
      times: z.array(curveSchema).default([]),
      /** By trait of whoever it is: `{ brave: -0.8 }` is wanted less by the brave, and more by cowards. */
      traits: leaningsSchema,
    })
    .prefault({}),
  /** Whether to be after it is open: where a model may choose (`ai.mode`), it is asked. */
  open: z.boolean().default(false),
});

/** What a mind can do. `does` names the code; the rest is what the planner knows of it. */
export const mindActionSchema = z.strictObject({
  does: z.enum(MIND_ACTION_NAMES),
  /** What the code asks for: see the reference of actions. */
  with: values.default({}),
  /** A place of the archetype, or `@` and a kind of belief: where it thinks that is. Without it, wherever it is. */
  place: text.optional(),
  when: conditionsSchema.default({}),
  /** What has changed afterwards: a fact `true` or `false`, a number `'+3'`, `'-2'` or `'= 0'`. */
  then: z.record(slug, z.union([z.boolean(), z.number(), text])).default({}),
  /** Effort. A room's walk is 1. */
  cost: z.number().positive().default(1),
  /** By trait of whoever it is: `{ honest: 1 }` costs the honest twice the effort, and the dishonest none to speak of. */
  traits: leaningsSchema,
  /** Seconds for which it is not thought of again once it is done. */
  rest: z.number().min(0).default(0),
});

/** What a being does from that hour on, until the next entry. */
export const daySchema = z.strictObject({
  /** A whole hour of the day, or the part of it that begins then. */
  at: z.union([z.int().min(0).max(23), z.enum(DAY_PARTS)]),
  /** Only on these days of the week, as the calendar calls them; in place of what other days have at that hour. */
  on: z.array(text).min(1).optional(),
  /** Only in these seasons. */
  in: z.array(z.enum(SEASONS)).min(1).optional(),
  /** A place of the archetype. */
  place: slug,
  does: z.enum(MIND_ACTION_NAMES),
  with: values.default({}),
  /** As in 'Bram is …', for whoever asks. */
  doing: text,
});

/**
 * A need that is empty after so many hours. `filled`: by what is done (`sleep: 8`), in how many hours that fills it. `slower`: by what is
 * done, how many times slower it empties.
 */
const needSchema = z.union([
  z.number().positive(),
  z.strictObject({
    hours: z.number().positive(),
    filled: z.partialRecord(z.enum(MIND_ACTION_NAMES), z.number().positive()).default({}),
    slower: z.partialRecord(z.enum(MIND_ACTION_NAMES), z.number().min(1)).default({}),
  }),
]);

/** A sort of mind. */
export const archetypeSchema = z.strictObject({
  about: text,
  /** By need: in how many hours of the world it goes from full to empty, and in how many some doings fill it again. */
  needs: z.record(slug, needSchema).default({}),
  goals: z.array(slug).min(1),
  actions: z.array(slug).default([]),
  day: z.array(daySchema).default([]),
  /** Seconds for a room, walking. */
  pace: z.number().min(0.2).default(2.5),
});

/** minds.yaml */
export const mindsSchema = z.strictObject({
  facts: z.record(slug, factSchema).default({}),
  /** By kind of belief: after how many seconds it is forgotten when nothing renews it. Others are kept. */
  beliefs: z.record(slug, z.number().positive()).default({}),
  numbers: z.record(slug, numberSchema).default({}),
  goals: z.record(slug, mindGoalSchema).default({}),
  actions: z.record(slug, mindActionSchema).default({}),
  archetypes: z.record(slug, archetypeSchema).default({}),
});

/** trees.yaml: behaviour trees by name, as text; `rules/minds.yaml` names them in `behave`. */
export const treesSchema = z.record(slug, z.string());

export type MindRules = z.output<typeof mindsSchema>;
export type Archetype = z.output<typeof archetypeSchema>;
export type DayEntry = z.output<typeof daySchema>;
