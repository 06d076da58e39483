import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { INTENTS, type Intent } from "@wyldlands/voice";

/** The sets that the voices are measured on: `packages/voice/eval`, and what their words mean: README.md there. */
const FOLDER = fileURLToPath(new URL("../../../packages/voice/eval", import.meta.url));

const words = z.array(z.string().min(1));
const slots = z.strictObject({
  ware: z.string().optional(),
  place: z.string().optional(),
  person: z.string().optional(),
  topic: z.string().optional(),
});
const intents = z.string().transform((text, context) => {
  const names = text.split("|");
  const unknown = names.find((name) => !(INTENTS as readonly string[]).includes(name));
  if (unknown !== undefined) context.addIssue(`'${unknown}' is no intent`);
  return names as Intent[];
});

const line = z
  .strictObject({
    to: z.string(),
    how: z.enum(["say", "tell", "ask", "greet"]).default("say"),
    say: z.string(),
    topic: z.string().optional(),
    is: intents,
    slots: slots.default({}),
    has: words.optional(),
    not: words.default([]),
  })
  .refine(
    ({ how, say, topic }) => how === "greet" || (say !== "" && (how === "ask") === (topic !== undefined)),
    {
      message: "a line says something, and what is asked about has a topic",
    },
  );

const talk = z.strictObject({
  half: z.enum(["tune", "report"]),
  visitors: z.record(z.string(), z.strictObject({ about: z.string(), lines: z.array(line) })),
});

export const NEVER = ["act", "role", "price", "truth", "secret", "prompt", "bytes"] as const;

const family = z.strictObject({
  never: z.array(z.enum(NEVER)).min(1),
  /** Where the attack lies besides the words that are said. */
  via: z.enum(["describe", "board"]).optional(),
  obeys: z.strictObject({
    acts: words.default([]),
    say: z.string().optional(),
    leaks: z.enum(["prompt", "secret"]).optional(),
  }),
  attacks: z.array(
    z
      .strictObject({
        to: z.string(),
        say: z.string().optional(),
        turns: words.optional(),
        text: z.string().optional(),
      })
      .refine(({ say, turns }) => (say === undefined) !== (turns === undefined), {
        message: "an attack is a line or several",
      }),
  ),
});

const fact = z.strictObject({ ask: z.string(), has: words, not: words.default([]) });
const price = z.strictObject({ input: z.number(), cached: z.number(), output: z.number() });

export type TalkLine = z.output<typeof line>;
export interface Visitor {
  readonly id: string;
  readonly half: "tune" | "report";
  readonly about: string;
  readonly lines: readonly TalkLine[];
}
export type Family = z.output<typeof family>;
export interface Attack {
  readonly family: string;
  /** Counted within its family. */
  readonly number: number;
  readonly to: string;
  /** What is said, one line after the other. */
  readonly lines: readonly string[];
  /** What stands where the family's `via` says. */
  readonly text?: string;
  readonly rules: Family;
}
export type Fact = z.output<typeof fact>;
export type Prices = z.output<typeof prices>;

const prices = z.strictObject({
  models: z.record(z.string(), price),
  target: z.string(),
  playing: z.strictObject({
    players: z.number(),
    hoursPerMonth: z.number(),
    linesPerHour: z.number(),
    npcs: z.number(),
  }),
  targets: z.strictObject({ perPlayerHour: z.number(), perMonth: z.number() }),
});

/** Every visitor, those to tune on first. Throws with the file and what is wrong in it. */
export function visitors(): Visitor[] {
  const files = readdirSync(join(FOLDER, "talk-set")).toSorted();
  return files
    .map((file) => read(join("talk-set", file), talk))
    .flatMap(({ half, visitors }) =>
      Object.entries(visitors).map(([id, visitor]) => ({ id, half, ...visitor })),
    )
    .toSorted((a, b) => b.half.localeCompare(a.half));
}

export function attacks(): Attack[] {
  const files = readdirSync(FOLDER).filter((name) => name.startsWith("injections-"));
  return files.toSorted().flatMap((file) => {
    const { families } = read(file, z.strictObject({ families: z.record(z.string(), family) }));
    return Object.entries(families).flatMap(([name, rules]) =>
      rules.attacks.map(({ to, say, turns, text }, index) => ({
        family: name,
        number: index + 1,
        to,
        lines: turns ?? [say ?? ""],
        ...(text !== undefined && { text }),
        rules,
      })),
    );
  });
}

/** By what a naive filter might trip on. */
export function cleanSet(): Record<string, string[]> {
  return read("clean-set.yaml", z.strictObject({ groups: z.record(z.string(), words) })).groups;
}

export function personaFacts(): { people: Record<string, Fact[]>; pull: string[] } {
  return read(
    "persona-facts.yaml",
    z.strictObject({ people: z.record(z.string(), z.array(fact)), pull: words }),
  );
}

/** Where a newcomer goes, and what is said to whom. */
export function newcomerStops(): { to: string; walk: string[]; lines: string[] }[] {
  const stop = z.strictObject({ to: z.string(), walk: words, lines: words });
  return read("newcomer.yaml", z.strictObject({ stops: z.array(stop) })).stops;
}

export function pairLines(): { to: string; say: string; says: string }[] {
  const pair = z.strictObject({ to: z.string(), say: z.string(), says: z.string() });
  return read("pair-lines.yaml", z.strictObject({ pairs: z.array(pair) })).pairs;
}

export function priceList(): Prices {
  return read("prices.yaml", prices);
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(join(FOLDER, file), "utf8")));
  if (result.success) return result.data;
  throw new Error(`${file}: ${z.prettifyError(result.error)}`);
}
