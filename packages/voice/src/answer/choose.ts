import { actionPrompt } from "../prompts/build-prompt.ts";
import { makeNonce } from "../prompts/quote.ts";
import type { Scene } from "../scene.ts";
import { askModel } from "./ask.ts";
import {
  traceOf,
  type AnswererDeps,
  type AnswererSettings,
  type AnswerOptions,
  type CallTrace,
} from "./deps.ts";
import { outOfWorld } from "./out-of-world.ts";
import { repairJson } from "./repair.ts";
import { sanitise } from "./sanitise.ts";

export interface ChooseOptions extends Pick<AnswerOptions, "deadlineMs" | "player" | "signal" | "model"> {
  /** What it may do, two at least: each legal, and checked again when it is done. */
  readonly choices: readonly { readonly id: string; readonly about: string }[];
}

export interface Choice {
  /** `why`: as it would think it. */
  readonly choice?: { readonly id: string; readonly why: string };
  readonly trace: CallTrace;
}

/** Tokens of a choice: an id and fifteen words. */
const MOST_TOKENS = 60;

/** See `Answerer.choose`. */
export async function chooseAct(
  deps: AnswererDeps,
  { promptTokens }: AnswererSettings,
  scene: Scene,
  options: ChooseOptions,
): Promise<Choice> {
  const { choices, deadlineMs, player, signal } = options;
  const model = options.model ?? deps.model;
  const [only] = choices;
  if (!model) return { trace: { notes: ["no model is configured"] } };
  if (!only || choices.length === 1) return { trace: { notes: ["there is nothing to choose between"] } };
  const prompt = actionPrompt(scene, choices, {
    budget: promptTokens,
    nonce: makeNonce(deps.random),
    ...(deps.templates && { templates: deps.templates }),
  });
  const asked = await askModel({
    model,
    prompt,
    clock: deps.clock,
    // A choice is no place for fancy.
    temperature: 0.3,
    maxTokens: MOST_TOKENS,
    deadlineMs,
    ...(player !== undefined && { player }),
    ...(signal && { signal }),
  });
  const about = traceOf(asked, prompt, deps.costOf);
  const notes = asked.why === undefined ? [] : [asked.why];
  const read = repairJson(asked.text);
  const { id, why } = (read?.value ?? {}) as Record<string, unknown>;
  const chosen = choices.find((one) => one.id === id);
  if (!chosen) {
    const what = typeof id === "string" ? "it chose what there is not" : "the answer is no choice";
    return { trace: { ...about, notes: [...notes, ...(asked.text === "" ? [] : [what])] } };
  }
  const reason =
    typeof why === "string" ? sanitise(why, { names: [], sentences: 1, letters: 120, cut: false }).say : "";
  const fit =
    outOfWorld(reason) === undefined &&
    !reason.includes(prompt.nonce) &&
    deps.moderator.judge(reason, "output").action === "allow";
  return {
    choice: { id: chosen.id, why: fit ? reason : "" },
    trace: { ...about, notes: [...notes, ...(read?.notes ?? [])] },
  };
}
