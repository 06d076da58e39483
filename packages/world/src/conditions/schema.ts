/** What an author may write under `when:`: the one vocabulary of conditions. Every key has to hold; of a list, one is enough. */
import { z } from "zod";
import { DIRECTIONS } from "../content/directions.ts";
import { MOON_PHASES } from "../time/calendar.ts";
import { hoursSchema } from "../time/hours.ts";

const ref = z.string().trim().min(1);
const refs = z.union([ref, z.array(ref).min(1)], { error: "Write one name, or a list of names." });
const one = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.union([z.enum(words), z.array(z.enum(words)).min(1)], {
    error: `Write one of ${words.join(", ")}, or a list of these.`,
  });

export const SEASONS = ["spring", "summer", "autumn", "winter"] as const;
export const QUEST_STATES = ["never", "active", "ready", "done"] as const;
const DOOR_STATES = ["open", "closed", "locked"] as const;

const percent = z.number().min(1).max(100);

/** Of the place and the hour. */
const PLACE = {
  /** The hours of the day: `{ from: dusk, to: dawn }`, `{ from: 8, to: 18 }`. */
  hours: hoursSchema.optional(),
  /** spring, summer, autumn or winter. */
  season: one(SEASONS).optional(),
  /** The phase of the moon, as `full moon`. */
  moon: one(MOON_PHASES).optional(),
  /** The sky over the room, by its slug in `rules/climates.yaml`; under a roof there is none. */
  weather: refs.optional(),
  /** How much light there is in the room: dark, dim or bright. */
  light: one(["dark", "dim", "bright"]).optional(),
  /** A mark that a reaction has set on the room, and that is not over. */
  mark: refs.optional(),
  /** By direction: how the door there is, open, closed or locked. */
  door: z.partialRecord(z.enum(DIRECTIONS), one(DOOR_STATES)).optional(),
  /** An npc or item that is in the room. */
  here: refs.optional(),
};

/** Of whoever looks, walks, or did something. */
const PERSON = {
  /** By quest: where they are in it, never (not yet taken on), active, ready (to be told) or done. */
  quest: z.record(ref, one(QUEST_STATES)).optional(),
  /** An item that they carry, in hand, on the body or in an open bag. */
  carries: refs.optional(),
  /** By skill: the least rank. */
  skill: z.record(z.string(), z.int().min(1).max(100)).optional(),
  /** The least level, or `[from, to]`. */
  level: z
    .union([z.int().min(1).max(100), z.array(z.int().min(1).max(100)).length(2)], {
      error: "Write the least level, such as 3, or two levels, such as [3, 5].",
    })
    .optional(),
  /** Their folk, by its slug in `rules/folk.yaml`. */
  folk: refs.optional(),
  /** Their calling, by its slug in `rules/callings.yaml`. */
  calling: refs.optional(),
  /** An effect that is upon them. */
  effect: refs.optional(),
};

const CHANCE = {
  /** How often out of 100. */
  chance: percent.optional(),
};

function conditions<Shape extends z.ZodRawShape>(shape: Shape) {
  const plain = z.strictObject(shape);
  return z
    .strictObject({
      ...shape,
      /** What must not hold. */
      not: plain.optional(),
      /** Of these, one has to hold. */
      any: z.array(plain).min(2).optional(),
    })
    .refine((when) => Object.keys(when).length > 0, {
      message:
        "That always holds. Write a condition, such as '{ hours: { from: dusk, to: dawn } }', or leave it out.",
    });
}

/** Where nobody in particular is meant: what comes into the world, and when. */
export const placeWhenSchema = conditions({ ...PLACE, ...CHANCE });
/** For what is looked at again and again, and must not flicker: rooms and exits. */
export const viewWhenSchema = conditions({ ...PLACE, ...PERSON });
/** For what somebody brings about. */
export const whenSchema = conditions({ ...PLACE, ...PERSON, ...CHANCE });

type Fixed<T> = T extends object ? { readonly [K in keyof T]: Fixed<T[K]> } : T;
export type When = Fixed<z.infer<typeof whenSchema>>;
export type PlainWhen = Omit<When, "not" | "any">;

/** The same without what is asked of somebody: what can be said of a place at any time. */
export function isOfPlace(when: When): boolean {
  return parts(when).every((part) => Object.keys(part).every((key) => !Object.hasOwn(PERSON, key)));
}

/** Whether it depends on nothing but the hour, so that it can be foretold. */
export function isOfTime(when: When): boolean {
  const told = new Set(["hours", "season", "moon", "weather"]);
  return parts(when).every((part) => Object.keys(part).every((key) => told.has(key)));
}

/** The condition and those within it. */
export function parts({ not, any, ...plain }: When): readonly PlainWhen[] {
  return [plain, ...(not ? [not] : []), ...(any ?? [])];
}
