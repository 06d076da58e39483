import type { wrapLanguageModel } from "ai";
import { modelStream } from "../chain/model-stream.ts";
import { ProviderError } from "../chain/provider-error.ts";
import type { Time } from "../chain/time.ts";
import type { Model, ModelAnswer, ModelError, ModelRequest, ModelUsage } from "../model.ts";
import type { KeySource } from "./keys.ts";
import { providerError } from "./sdk-errors.ts";
import { systemTexts, type Structured } from "./structure.ts";
import { reckoned } from "./tokens.ts";
import { watch, type Timeouts, type Watch } from "./watch.ts";

/** A model of the `ai` package, in version 3 of its interface. */
export type SdkModel = ReturnType<typeof wrapLanguageModel>;
type Options = Parameters<SdkModel["doStream"]>[0];
type Whole = Awaited<ReturnType<SdkModel["doGenerate"]>>;
type Part = Awaited<ReturnType<SdkModel["doStream"]>>["stream"] extends ReadableStream<infer P> ? P : never;

/** What every provider is given. */
export interface ProviderInput {
  /** `provider/model`. */
  readonly name: string;
  readonly modelId: string;
  readonly baseUrl: string | undefined;
  readonly key: KeySource;
  readonly structured: Structured;
  /** How long it may think before it speaks, where it can be told. */
  readonly reasoning?: string | undefined;
  readonly timeouts: Timeouts;
  readonly time: Time;
  /** Wall milliseconds; only to read a `Retry-After` that is a date. */
  readonly wall: () => number;
}

/** What one provider does its own way. */
export interface SdkProvider {
  readonly open: (key: string | undefined) => SdkModel;
  /** Sent with each request. */
  readonly options?: NonNullable<Options["providerOptions"]>;
  /** Sent with the system texts that do not change between requests, so that the provider keeps them. */
  readonly kept?: NonNullable<Options["providerOptions"]>;
}

/** A `Model` on one of the `ai` package's. It sends what it is given, adds no words of its own, and tries once. */
export function sdkModel(input: ProviderInput, provider: SdkProvider): Model {
  const { name, timeouts, time } = input;
  let opened: { key: string | undefined; model: SdkModel } | undefined;
  const openWith = (key: string | undefined): SdkModel => {
    if (opened === undefined || opened.key !== key) opened = { key, model: provider.open(key) };
    return opened.model;
  };

  /** `work` does one call; what it or the watch throws comes out as a `ProviderError`. */
  const guarded = async (
    request: ModelRequest,
    streamed: boolean,
    work: (model: SdkModel, watching: Watch, call: Call) => Promise<ModelAnswer>,
  ): Promise<ModelAnswer> => {
    const call: Call = { name, request, began: time.clock(), firstAt: undefined, text: "", sent: false };
    const watching = watch(request, timeouts, streamed, time);
    try {
      const model = openWith(input.key.read());
      const why = watching.why();
      if (why !== undefined) throw why;
      return await work(model, watching, call);
    } catch (error) {
      throw used(providerError(name, watching.why() ?? error, input.wall), call);
    } finally {
      watching.done();
    }
  };

  return {
    name,
    generate: (request) =>
      guarded(request, false, async (model, watching, call) => {
        call.sent = true;
        const options = optionsOf(request, input.structured, provider, watching.signal);
        const whole = await watching.race(model.doGenerate(options));
        call.text = textOf(whole);
        call.firstAt = time.clock();
        return answerOf(call, time.clock(), whole.response?.modelId, whole.finishReason, whole.usage);
      }),
    stream: (request) =>
      modelStream((push) =>
        guarded(request, true, async (model, watching, call) => {
          call.sent = true;
          const options = optionsOf(request, input.structured, provider, watching.signal);
          const { stream } = await watching.race(model.doStream(options));
          return await read(stream, watching, call, push, time, input.wall);
        }),
      ),
  };
}

/** How far one call has come. */
interface Call {
  readonly name: string;
  readonly request: ModelRequest;
  readonly began: number;
  firstAt: number | undefined;
  text: string;
  /** Whether the provider may have begun to work, and to charge. */
  sent: boolean;
}

function optionsOf(
  request: ModelRequest,
  structured: Structured,
  provider: SdkProvider,
  signal: AbortSignal,
): Options {
  const system = systemTexts(request, structured);
  const { schema } = request;
  return {
    prompt: [
      ...system.map((content, at) => ({
        role: "system" as const,
        content,
        // The last of several is what changes; the first three are as many as providers keep.
        ...(provider.kept !== undefined && (at < system.length - 1 || at === 0) && at < MOST_KEPT
          ? { providerOptions: provider.kept }
          : {}),
      })),
      ...request.messages.map(({ role, text }) => ({ role, content: [{ type: "text" as const, text }] })),
    ],
    maxOutputTokens: request.maxTokens,
    temperature: request.temperature,
    abortSignal: signal,
    ...(schema === undefined || structured === "words"
      ? {}
      : {
          responseFormat: {
            type: "json" as const,
            ...(structured === "schema" ? { schema: schema.json, name: schema.name } : {}),
          },
        }),
    ...(provider.options === undefined ? {} : { providerOptions: provider.options }),
  };
}

const MOST_KEPT = 3;

async function read(
  stream: ReadableStream<Part>,
  watching: Watch,
  call: Call,
  push: (piece: string) => void,
  time: Time,
  wall: () => number,
): Promise<ModelAnswer> {
  const reader = stream.getReader();
  let model: string | undefined;
  try {
    for (;;) {
      const { done, value: part } = await watching.race(reader.read());
      if (done) throw new ProviderError("unavailable", `${call.name} broke off`, { again: true });
      if (part.type === "text-delta" && part.delta !== "") {
        call.firstAt ??= time.clock();
        call.text += part.delta;
        watching.alive();
        push(part.delta);
      } else if (part.type === "response-metadata") {
        model = part.modelId;
      } else if (part.type === "error") {
        throw providerError(call.name, part.error, wall);
      } else if (part.type === "finish") {
        return answerOf(call, time.clock(), model, part.finishReason, part.usage);
      }
    }
  } finally {
    // What is left of it is not wanted; that it was broken off already is no news.
    reader.cancel().catch(() => undefined);
  }
}

function answerOf(
  call: Call,
  now: number,
  model: string | undefined,
  { unified, raw }: Whole["finishReason"],
  usage: Whole["usage"],
): ModelAnswer {
  const refused = unified === "content-filter";
  // A stream that ends without saying why was cut.
  if (unified === "error" || (unified === "other" && raw === undefined))
    throw new ProviderError("unavailable", `${call.name} broke off`, { again: true });
  return {
    text: refused ? "" : call.text,
    finish: refused ? "refused" : unified === "length" ? "length" : "stop",
    usage: usageOf(usage, call),
    model: model === undefined ? call.name : `${call.name.slice(0, call.name.indexOf("/"))}/${model}`,
    firstMs: (call.firstAt ?? now) - call.began,
    tookMs: now - call.began,
  };
}

function usageOf({ inputTokens, outputTokens }: Whole["usage"], call: Call): ModelUsage {
  if (inputTokens.total === undefined || outputTokens.total === undefined)
    return reckoned(call.request, call.text);
  const written = inputTokens.cacheWrite ?? 0;
  return {
    input: inputTokens.total,
    cached: inputTokens.cacheRead ?? 0,
    ...(written > 0 ? { written } : {}),
    output: outputTokens.total,
  };
}

/** A failure after the provider had begun to work is charged, as far as one can tell. */
function used(error: ModelError, call: Call): ModelError {
  const began = call.sent && (call.text !== "" || error.kind === "late" || error.kind === "ended");
  if (!began || error.usage !== undefined) return error;
  const { kind, message, retryAfterMs } = error;
  return new ProviderError(kind, message, {
    again: error instanceof ProviderError && error.again,
    usage: reckoned(call.request, call.text),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function textOf({ content }: Whole): string {
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}
