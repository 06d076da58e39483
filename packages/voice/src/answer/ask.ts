import { ModelError, type Model, type ModelAnswer, type ModelUsage } from "../model.ts";
import type { Prompt } from "../prompts/build-prompt.ts";

/** More than any answer needs; a model that runs on is stopped. */
const MOST_LETTERS = 6_000;

export interface AskOptions {
  readonly model: Model;
  readonly prompt: Prompt;
  readonly maxTokens: number;
  readonly temperature: number;
  /** Steady milliseconds. */
  readonly clock: () => number;
  /** Milliseconds from now after which nobody waits. */
  readonly deadlineMs: number;
  readonly player?: string;
  /** Whose voice it is, for the books. */
  readonly npc?: string;
  /** Letters after which a model that runs on is stopped. */
  readonly mostLetters?: number;
  readonly signal?: AbortSignal;
}

/** What came of it. `text` may be a part, when `cut`; "" when nothing came. */
export interface Asked {
  readonly text: string;
  readonly cut: boolean;
  /** Why it is cut or empty. */
  readonly why?: string;
  readonly model?: string;
  readonly usage?: ModelUsage;
  readonly firstMs?: number;
  readonly tookMs: number;
}

/** Asks a model, and never rejects. At the deadline what has come by then counts, whether or not the model heeds its signal. */
export async function askModel({
  model,
  prompt,
  clock,
  deadlineMs,
  signal,
  ...rest
}: AskOptions): Promise<Asked> {
  const began = clock();
  if (deadlineMs <= 0) return { text: "", cut: true, why: "past its deadline", tookMs: 0 };
  if (signal?.aborted === true) return { text: "", cut: true, why: "nobody waits for it", tookMs: 0 };
  const ending = new AbortController();
  let text = "";
  let firstMs: number | undefined;
  const { promise: end, stop } = ended(deadlineMs, signal);
  const read = async (): Promise<ModelAnswer> => {
    const stream = model.stream({
      system: prompt.system,
      messages: prompt.messages,
      schema: prompt.schema,
      purpose: prompt.purpose,
      maxTokens: rest.maxTokens,
      temperature: rest.temperature,
      signal: ending.signal,
      deadline: began + deadlineMs,
      ...(rest.player !== undefined && { player: rest.player }),
      ...(rest.npc !== undefined && { npc: rest.npc }),
    });
    // Whoever breaks off reading must not leave a rejection behind.
    stream.answer.catch(() => undefined);
    for await (const piece of stream.pieces) {
      firstMs ??= clock() - began;
      text += piece;
      if (text.length > (rest.mostLetters ?? MOST_LETTERS))
        throw new ModelError("bad-answer", "The answer has no end.");
    }
    return await stream.answer;
  };
  const reading = read();
  reading.catch(() => undefined);
  try {
    const result = await Promise.race([reading, end]);
    const seen = { tookMs: clock() - began, ...(firstMs !== undefined && { firstMs }) };
    if (typeof result === "string") return { text, cut: true, why: result, ...seen };
    const { finish, usage, model: name } = result;
    const about = { model: name, usage, ...seen };
    if (finish === "refused") return { text: "", cut: false, why: "the model would not", ...about };
    return {
      text: text === "" ? result.text : text,
      cut: finish === "length",
      ...(finish === "length" && { why: "cut at its most tokens" }),
      ...about,
    };
  } catch (error) {
    const why = error instanceof ModelError ? `${error.kind}: ${error.message}` : "the model failed";
    const usage = error instanceof ModelError ? error.usage : undefined;
    // Half an answer with whole sentences in it is better than none; a refused or broken one is not an answer.
    const keep = error instanceof ModelError && (error.kind === "late" || error.kind === "unavailable");
    return {
      text: keep ? text : "",
      cut: true,
      why,
      tookMs: clock() - began,
      ...(usage && { usage }),
      ...(firstMs !== undefined && { firstMs }),
    };
  } finally {
    stop();
    ending.abort();
  }
}

function ended(
  deadlineMs: number,
  signal: AbortSignal | undefined,
): { promise: Promise<string>; stop: () => void } {
  let stop = (): void => undefined;
  const promise = new Promise<string>((resolve) => {
    const timer = setTimeout(() => resolve("past its deadline"), deadlineMs);
    const onAbort = (): void => resolve("nobody waits for it");
    signal?.addEventListener("abort", onAbort, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
  });
  return { promise, stop };
}
