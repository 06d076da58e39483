import type { Understood } from "../grammar/understand.ts";
import { preparationPrompt, type Prompt } from "../prompts/build-prompt.ts";
import { makeNonce } from "../prompts/quote.ts";
import { TEMPLATES } from "../prompts/template.ts";
import type { Scene } from "../scene.ts";
import { fillSlots } from "../cache/slots.ts";
import { askModel } from "./ask.ts";
import {
  traceOf,
  type AnswererDeps,
  type AnswererSettings,
  type AnswerOptions,
  type CallTrace,
} from "./deps.ts";
import type { Occasion } from "./occasions.ts";
import { passAnswer } from "./pipeline.ts";
import { repairJson } from "./repair.ts";
import { TOO_LONG } from "./sanitise.ts";

/** An occasion, in the scene in which somebody says it: as anybody would who stands so with the npc, and of whom it remembers nothing. */
export interface Prepared {
  readonly occasion: Occasion;
  readonly scene: Scene;
}

export type PrepareOptions = Pick<AnswerOptions, "deadlineMs" | "signal" | "model">;

export interface Preparation {
  /** Phrasings that are kept now, of how many that came. */
  readonly kept: number;
  readonly came: number;
  readonly trace: CallTrace;
}

/** Answers to one occasion that are asked for; the template says so as well. */
export const PHRASINGS_ASKED = 4;
/** Tokens of one of them, with what stands around it. */
const TOKENS_EACH = 32;
/** Tokens that the occasions themselves may take, beyond what a prompt may. */
const OCCASION_TOKENS = 800;
/** Of a phrasing; what is longer is not cut but left out: its end may be what was asked for. */
const LIMITS = { sentences: 3, letters: 320 };

/** See `Answerer.prepare`. */
export async function prepare(
  deps: AnswererDeps,
  settings: AnswererSettings,
  base: Scene,
  sheet: readonly Prepared[],
  { deadlineMs, signal, ...options }: PrepareOptions,
): Promise<Preparation> {
  const model = options.model ?? deps.model;
  const none = (note: string): Preparation => ({ kept: 0, came: 0, trace: { notes: [note] } });
  if (!model) return none("no model is configured");
  if (sheet.length === 0) return none("there is nothing to prepare");
  const { templates = TEMPLATES, cache, clock, random, costOf } = deps;
  // What is secret is prepared for nobody, however much the one is trusted for whose sake it is asked.
  const scene = trustingNobody(base, sheet);
  const prompt = preparationPrompt(
    scene,
    sheet.map(({ occasion: { when } }, index) => ({ id: `${index + 1}`, when })),
    { budget: settings.promptTokens + OCCASION_TOKENS, nonce: makeNonce(random), templates },
  );
  const asked = await askModel({
    model,
    prompt,
    clock,
    maxTokens: sheet.length * PHRASINGS_ASKED * TOKENS_EACH,
    mostLetters: sheet.length * PHRASINGS_ASKED * LIMITS.letters,
    temperature: settings.temperature,
    deadlineMs,
    npc: base.npc.id,
    ...(signal && { signal }),
  });
  const about = traceOf(asked, prompt, costOf);
  const read = repairJson(asked.text);
  if (asked.text === "")
    return { kept: 0, came: 0, trace: { ...about, notes: [asked.why ?? "no words came"] } };
  const isCut = asked.cut || (read?.notes.includes("cut JSON, repaired") ?? false);
  const answers = answersIn(read?.value, isCut);
  let kept = 0;
  let came = 0;
  for (const [index, one] of sheet.entries()) {
    // Of a hundred sentences none is dear to check; together they would hold everybody up.
    await breath();
    const texts = answers.get(`${index + 1}`);
    // What was not come to is asked for another time; what was left out, or will not do, is not.
    if (texts || !isCut) cache.triedToPrepare(one.scene, one.occasion.understood);
    for (const text of texts ?? []) {
      came += 1;
      if (keeps(deps, prompt, one, text)) kept += 1;
    }
  }
  const notes = [...(asked.why === undefined ? [] : [asked.why]), ...(read?.notes ?? [])];
  return { kept, came, trace: { ...about, notes: [...notes, `${kept} of ${came} answers kept`] } };
}

/** Checks a phrasing as any answer of a model, and keeps it if it may be said to anybody. */
function keeps(
  { cache, moderator, templates = TEMPLATES }: AnswererDeps,
  prompt: Prompt,
  { occasion: { understood }, scene }: Prepared,
  text: string,
): boolean {
  const say = fillSlots(text, scene, understood);
  if (say === undefined || /[{}]/.test(say)) return false;
  const acts = actsFor(scene, understood);
  const passed = passAnswer(JSON.stringify({ say, acts, emotions: [] }), {
    scene,
    prompt,
    moderator,
    templates,
    limits: LIMITS,
  });
  const { words, notes } = passed;
  // Nobody waits for it: what would be mended, softened or looked at is left out instead.
  if (!words || words.say === "" || words.gesture !== undefined) return false;
  if (notes.some((note) => note === TOO_LONG || note.startsWith("moderated"))) return false;
  return cache.prepared(scene, understood, { ...words, sources: [] });
}

/** A price that is named may be taken by a yes, and so may the work that is told of: as the grammar voice does it. */
function actsFor({ acts }: Scene, { intent }: Understood): string[] {
  const verb = intent === "price" ? "offer" : intent === "work" ? "quest" : undefined;
  const [first] = acts.filter((act) => act.verb === verb);
  return first ? [first.id] : [];
}

/** By id: its answers. Of a text that was cut, the last one is not whole. */
function answersIn(value: unknown, isCut: boolean): Map<string, string[]> {
  const { answers } = (value ?? {}) as Record<string, unknown>;
  const found = new Map<string, string[]>();
  if (!Array.isArray(answers)) return found;
  for (const [at, one] of answers.entries()) {
    const { id, says } = (one ?? {}) as Record<string, unknown>;
    if ((typeof id !== "string" && typeof id !== "number") || !Array.isArray(says) || found.has(`${id}`))
      continue;
    const last = isCut && at === answers.length - 1;
    const texts = (last ? says.slice(0, -1) : says).filter((text) => typeof text === "string");
    found.set(`${id}`, texts.slice(0, PHRASINGS_ASKED));
  }
  return found;
}

function trustingNobody(base: Scene, sheet: readonly Prepared[]): Scene {
  const { speaker } = base;
  return {
    ...base,
    // What the occasions name comes into the prompt before what they do not.
    said: { how: "say", text: sheet.map(({ occasion }) => occasion.said).join(" ") },
    speaker: { ...speaker, regard: { ...speaker.regard, trust: -1 } },
  };
}

function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
