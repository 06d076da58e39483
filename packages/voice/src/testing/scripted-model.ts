import { deferred } from "../chain/deferred.ts";
import { modelStream } from "../chain/model-stream.ts";
import { ModelError, type Embeddings, type Model, type ModelAnswer, type ModelRequest } from "../model.ts";
import { performanceOf, vectorOf, type Behaviour, type Performance } from "./behaviour.ts";

export type ModelScript = (request: ModelRequest, n: number) => Behaviour | Promise<Behaviour>;

export interface ScriptedModel extends Model {
  /** Everything it was asked, the oldest first. */
  readonly requests: readonly ModelRequest[];
  readonly embedded: readonly (readonly string[])[];
  /** Behaves otherwise from now on. */
  answers(script: ModelScript): void;
}

/**
 * A model in this process, for tests of what stands on top of one: it does what `script` says, with the same faults as
 * the fake server. What stalls or comes late ends at the request's deadline or signal.
 */
export function scriptedModel(
  script: ModelScript = () => ({}),
  { name = "scripted/model", clock = () => performance.now() }: { name?: string; clock?: () => number } = {},
): ScriptedModel {
  const requests: ModelRequest[] = [];
  const embedded: (readonly string[])[] = [];
  let current = script;

  const run = async (request: ModelRequest, push: (piece: string) => void): Promise<ModelAnswer> => {
    requests.push(request);
    const began = clock();
    if (request.signal.aborted) throw new ModelError("ended", "The request was ended.");
    const behaviour = await current(request, requests.length - 1);
    const played = performanceOf(behaviour, lettersOf(request));
    const pause = (ms: number): Promise<void> => patience(request, clock, ms);
    throwAtOnce(behaviour, name);
    await pause(played.firstMs);
    const firstMs = clock() - began;
    for (const piece of played.fault === "refusal" ? [] : played.pieces) {
      push(piece);
      await pause(played.betweenMs);
    }
    if (played.fault === "cut") throw new ModelError("unavailable", `${name} broke off.`);
    if (played.fault === "stall") await pause(Number.POSITIVE_INFINITY);
    return answerOf(name, played, firstMs, clock() - began);
  };

  return {
    name,
    requests,
    embedded,
    answers: (script) => {
      current = script;
    },
    generate: (request) => run(request, () => undefined),
    stream: (request) => modelStream((push) => run(request, push)),
    embed: async (texts, signal): Promise<Embeddings> => {
      if (signal.aborted) throw new ModelError("ended", "The request was ended.");
      embedded.push(texts);
      const input = texts.join("").length;
      return {
        vectors: texts.map((text) => Float32Array.from(vectorOf(text))),
        usage: { input: Math.ceil(input / 4), cached: 0, output: 0 },
        model: name,
      };
    },
  };
}

function throwAtOnce({ fault, retryAfter }: Behaviour, name: string): void {
  if (fault === "401") throw new ModelError("unauthorised", `${name} does not take the key.`);
  if (fault === "500" || fault === "hang-up")
    throw new ModelError("unavailable", `${name} is not to be had.`);
  if (fault !== "429") return;
  throw new ModelError(
    "rate-limited",
    `${name} is asked too much.`,
    retryAfter === undefined ? {} : { retryAfterMs: retryAfter * 1_000 },
  );
}

function answerOf(name: string, played: Performance, firstMs: number, tookMs: number): ModelAnswer {
  const finish = played.fault === "refusal" ? "refused" : played.finish;
  return {
    text: finish === "refused" ? "" : played.text,
    finish,
    usage: played.usage,
    model: name,
    firstMs,
    tookMs,
  };
}

/** Waits, but not past the request's deadline or signal. */
async function patience(request: ModelRequest, clock: () => number, ms: number): Promise<void> {
  if (ms <= 0) return;
  const left = request.deadline === undefined ? Number.POSITIVE_INFINITY : request.deadline - clock();
  const { promise, resolve, reject } = deferred<void>();
  const ended = (): void => reject(new ModelError("ended", "The request was ended."));
  if (request.signal.aborted) ended();
  request.signal.addEventListener("abort", ended, { once: true });
  const span = Math.min(ms, Math.max(0, left));
  const timer = Number.isFinite(span)
    ? setTimeout(() => {
        if (ms <= left) resolve();
        else reject(new ModelError("late", "Its deadline is past."));
      }, span)
    : undefined;
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener("abort", ended);
  }
}

function lettersOf({ system, messages }: ModelRequest): number {
  return [...system, ...messages.map(({ text }) => text)].join("").length;
}
