import { createHash } from "node:crypto";
import type { Intent, ReplySource } from "@wyldlands/voice";
import type { ScriptedModel } from "@wyldlands/voice/testing";
import type { Used } from "./cost.ts";
import { wordsOf } from "./measures.ts";
import { seeded } from "./seeded.ts";
import type { Visitor } from "./sets.ts";
import type { TestSpeech } from "./speech.ts";
import type { Stage } from "./stage.ts";
import { talkRun, type Row } from "./talk-run.ts";

/** By what the lines of some visitors were answered. */
export interface Hits {
  readonly lines: number;
  readonly exact: number;
  readonly act: number;
  /** Of those by their meaning: found before anybody had asked. */
  readonly prepared: number;
  /** A model was asked. */
  readonly model: number;
  /** Answered without a model and not from the cache: what is out of the world, moderated, or an errand's own words. */
  readonly none: number;
  /** Answers of the cache that do not hold what a true one must. */
  readonly falseHits: number;
  /** Answers of the cache of which that is known. */
  readonly checked: number;
  /** Answers of the cache to lines that were taken for something else than they mean. */
  readonly misunderstood: number;
}

/**
 * What people ask a shopkeeper or a stranger every day. The rest is talk of this one conversation, which is kept by its exact
 * words alone.
 */
export const COMMON: ReadonlySet<Intent> = new Set<Intent>([
  "greeting",
  "farewell",
  "thanks",
  "name",
  "day",
  "wares",
  "price",
  "work",
  "directions",
  "person",
  "weather",
  "time",
  "place",
  "help",
  "rumours",
]);

/** Of so many lines, one that the model takes for something else that is common: nobody follows everything. */
const ONE_IN = 10;

/**
 * A model that talks like the grammar voice does: true, in its own words, with the acts that it would choose. It takes a line for what its label says, and
 * one line in ten for something else.
 */
export function neighbourly(model: ScriptedModel, speech: TestSpeech, heard: readonly Visitor[]): void {
  const labels = new Map(
    heard.flatMap(({ lines }) => lines.map(({ say, is }): [string, Intent | undefined] => [say, is[0]])),
  );
  const means = (said: string): Intent | undefined => {
    const chance = seeded(Number.parseInt(hashed(said), 16));
    const wrong = [...COMMON][Math.floor(chance() * COMMON.size)];
    return chance() * ONE_IN < 1 ? wrong : labels.get(said);
  };
  model.answers(({ purpose }) => {
    if (purpose === "preparation") return { json: { answers: sheetOf(speech) } };
    const { scene } = speech;
    if (!scene) return {};
    const { say, acts } = speech.byGrammar(scene);
    const meant = means(scene.said.text);
    return { json: { say, acts, emotions: [], ...(meant && { means: meant }) } };
  });
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** Answers to the occasions of a sheet: four each, as it is asked for. */
function sheetOf(speech: TestSpeech): { id: string; says: string[] }[] {
  return speech.sheet.map(({ scene, occasion: { understood } }, index) => {
    const ring: string[] = [];
    const says = Array.from({ length: 4 }, () => {
      const { say, key } = speech.byGrammar(scene, understood, ring);
      ring.push(key);
      return shortened(say);
    });
    return { id: `${index + 1}`, says };
  });
}

/** As a sheet asks for it: at most three sentences, and no more than would be kept. */
function shortened(say: string): string {
  const sentences = say.split(/(?<=[.!?]) /).slice(0, 3);
  while (sentences.length > 1 && sentences.join(" ").length > 320) sentences.pop();
  return sentences.join(" ");
}

/** Lets these visitors talk, one after the other, on whatever the cache holds by now. */
export async function hitRun(
  stage: Stage,
  model: ScriptedModel,
  visitors: readonly Visitor[],
): Promise<{ rows: Row[]; used: Used[] }> {
  const asked = model.requests.length;
  const rows = await talkRun(stage, visitors);
  const used = rows.flatMap(({ answer }) =>
    answer.reply?.from === "model" ? (answer.reply.trace.usage ?? []) : [],
  );
  if (model.requests.length - asked < used.length)
    throw new Error("more answers of a model than it was asked for");
  return { rows, used };
}

/** Those to whom most people talk: the lamplighter by whom everybody comes in, and who sells what everybody needs. */
const BUSY = ["hesper", "oakum", "grout", "vane", "josse", "batch"] as const;

/** What one says to anybody; prices, ways and people are of somebody or something. */
const TO_ANYBODY: ReadonlySet<Intent> = new Set<Intent>(
  [...COMMON].filter((one) => one !== "price" && one !== "directions" && one !== "person"),
);

/**
 * The same visitors, as the cache of a town meets them in which people have talked for a while: each says what is common to every one of
 * those to whom most people talk. What is about a thing, a place or whom it was written for is said to nobody else. `called`: what people
 * are called, by slug.
 */
export function inBusyTown(
  visitors: readonly Visitor[],
  called: (slug: string) => readonly string[],
): Visitor[] {
  const fits = ({ to, is, slots, say, topic = "" }: Visitor["lines"][number], other: string): boolean => {
    const [first] = is;
    if (first === undefined || !COMMON.has(first)) return false;
    if (to === other) return true;
    const words = wordsOf(`${say} ${topic}`);
    return (
      TO_ANYBODY.has(first) &&
      Object.keys(slots).length === 0 &&
      !called(to).some((name) => words.includes(name))
    );
  };
  return visitors.map((visitor) => ({
    ...visitor,
    lines: BUSY.flatMap((to) =>
      visitor.lines
        .filter((line) => fits(line, to))
        // What was true of whom it was written for need not be of another.
        .map((line) => (line.to === to ? line : { ...line, to, has: undefined, not: [] })),
    ),
  }));
}

export function hitsOf(rows: readonly Row[]): Hits {
  const from = (source: ReplySource): Row[] => rows.filter(({ answer }) => answer.reply?.from === source);
  const exact = from("cache-exact");
  const act = from("cache-act");
  const kept = [...exact, ...act].filter(({ isTrue }) => isTrue !== undefined);
  const model = from("model").length;
  return {
    lines: rows.length,
    exact: exact.length,
    act: act.length,
    prepared: act.filter(({ answer }) => answer.reply?.trace.prepared === true).length,
    model,
    none: rows.length - exact.length - act.length - model,
    falseHits: kept.filter(({ isTrue }) => isTrue === false).length,
    checked: kept.length,
    misunderstood: [...exact, ...act].filter(({ isRight }) => !isRight).length,
  };
}

/** Of the lines that a cache could answer, those that it did. */
export function hitRate({ exact, act, model }: Hits): number {
  const asked = exact + act + model;
  return asked === 0 ? 0 : (exact + act) / asked;
}

export function common(rows: readonly Row[]): Row[] {
  return rows.filter(({ line }) => line.is.some((one) => COMMON.has(one)));
}
