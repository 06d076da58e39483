import type { ReplyCache } from "../cache/reply-cache.ts";
import type { GrammarOptions } from "../grammar/reply.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Model, ModelUsage } from "../model.ts";
import type { Moderator } from "../moderation/moderator.ts";
import type { Prompt } from "../prompts/build-prompt.ts";
import type { Templates } from "../prompts/template.ts";
import type { Reply, ReplyTrace } from "../reply.ts";
import type { Scene } from "../scene.ts";
import type { Asked } from "./ask.ts";

export interface AnswererDeps {
  /** Absent: the grammar voice answers everything. */
  readonly model?: Model;
  readonly understand: (scene: Scene) => Understood;
  readonly grammar: (scene: Scene, options: GrammarOptions) => Reply;
  readonly moderator: Moderator;
  readonly cache: ReplyCache;
  /** Steady milliseconds. */
  readonly clock: () => number;
  /** 0 to below 1. It makes the nonces too: with a model, hand in one that players cannot foresee. */
  readonly random: () => number;
  readonly settings?: Partial<AnswererSettings>;
  readonly templates?: Templates;
  /** What a call cost, in the money of the price list. */
  readonly costOf?: (model: string, usage: ModelUsage) => number | undefined;
}

export interface AnswererSettings {
  /** Tokens of an answer at most. */
  readonly maxTokens: number;
  readonly temperature: number;
  /** Tokens that a prompt may cost, as estimated. */
  readonly promptTokens: number;
  /** Sentences and letters of one line at most. */
  readonly sentences: number;
  readonly letters: number;
}

export const ANSWERER_SETTINGS: AnswererSettings = {
  maxTokens: 160,
  temperature: 0.8,
  promptTokens: 2_000,
  sentences: 3,
  letters: 320,
};

export interface AnswerOptions {
  /** Keys of what was said to this speaker lately. */
  readonly ring: readonly string[];
  /** `goap_only`: no model is asked, whatever there is. */
  readonly mode?: "goap_only" | "llm_only" | "hybrid" | "adaptive";
  /** Asked instead of the answerer's own. */
  readonly model?: Model;
  /** Milliseconds from now. */
  readonly deadlineMs: number;
  /** Whose budget it is charged to; without one, the world's. */
  readonly player?: string;
  readonly signal?: AbortSignal;
  /** Acts of its last lines to this speaker, the newest last. */
  readonly actsLately?: readonly (readonly string[])[];
  /** Called when a model is asked, so that something can be shown meanwhile. */
  readonly onGesture?: () => void;
}

/** What `choose`, `describe` and `reflect` tell of how it came about. */
export type CallTrace = Pick<
  ReplyTrace,
  "notes" | "model" | "prompt" | "usage" | "cost" | "firstMs" | "tookMs"
>;

/** What is told of a call: for `ai why` and the console. */
export function traceOf(asked: Asked, prompt: Prompt, costOf: AnswererDeps["costOf"]) {
  const { model, usage, firstMs, tookMs } = asked;
  const cost = model !== undefined && usage ? costOf?.(model, usage) : undefined;
  return {
    prompt: { system: prompt.system, messages: prompt.messages },
    tookMs,
    ...(model !== undefined && { model }),
    ...(usage && { usage }),
    ...(cost !== undefined && { cost }),
    ...(firstMs !== undefined && { firstMs }),
  };
}
