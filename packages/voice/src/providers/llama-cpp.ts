import { basename, join } from "node:path";
import { deferred, type Deferred } from "../chain/deferred.ts";
import { modelStream } from "../chain/model-stream.ts";
import { ProviderError } from "../chain/provider-error.ts";
import type { Time } from "../chain/time.ts";
import { ModelError, type Embeddings, type Model, type ModelAnswer, type ModelRequest } from "../model.ts";
import {
  loadLlama,
  type Llama,
  type LlamaFile,
  type LlamaModule,
  type LlamaSequence,
} from "./llama-module.ts";
import { systemTexts, type Structured } from "./structure.ts";
import { reckoned } from "./tokens.ts";
import { watch, type Timeouts } from "./watch.ts";

export interface LlamaInput {
  readonly name: string;
  /** The file's name in `folder`. */
  readonly modelId: string;
  readonly folder: string;
  /** Answers that are worked on together; each keeps memory of its own. */
  readonly atOnce: number;
  readonly structured: Structured;
  readonly timeouts: Timeouts;
  readonly time: Time;
  readonly fileExists: (path: string) => boolean;
  readonly importModule: (name: string) => Promise<unknown>;
}

/** Tokens that one conversation may hold. */
const CONTEXT = 8_192;

/** A model file that runs inside the world's process, in threads of its own. It is loaded when it is first asked. */
export function llamaCpp(input: LlamaInput): Required<Model> {
  const { name, timeouts, time } = input;
  const grammars = new Map<string, Promise<object>>();
  let loading: Promise<Loaded> | undefined;
  const loaded = (): Promise<Loaded> => {
    loading ??= load(input).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const grammarOf = (llama: Llama, { schema }: ModelRequest): Promise<object> | undefined => {
    if (schema === undefined || input.structured !== "schema") return undefined;
    const key = JSON.stringify(schema.json);
    const made = grammars.get(key) ?? llama.createGrammarForJsonSchema(schema.json as never);
    grammars.set(key, made);
    return made;
  };

  const run = async (
    request: ModelRequest,
    push: (piece: string) => void,
    streamed: boolean,
  ): Promise<ModelAnswer> => {
    const began = time.clock();
    const watching = watch(request, timeouts, streamed, time);
    let firstAt: number | undefined;
    let text = "";
    try {
      const { module, llama, sequences } = await watching.race(loaded());
      const grammar = await grammarOf(llama, request);
      const place = sequences.take();
      const sequence = await watching.race(place).catch((error: unknown) => {
        void place.then((one) => sequences.give(one));
        throw error;
      });
      const before = sequence.tokenMeter.getState();
      const work = (async () => {
        const session = new module.LlamaChatSession({ contextSequence: sequence });
        try {
          const { history, last } = historyOf(request, input.structured);
          session.setChatHistory(history);
          return await session.promptWithMeta(last, {
            onTextChunk: (piece) => {
              firstAt ??= time.clock();
              text += piece;
              watching.alive();
              push(piece);
            },
            signal: watching.signal,
            maxTokens: request.maxTokens,
            temperature: request.temperature,
            ...(grammar === undefined ? {} : { grammar: grammar as never }),
          });
        } finally {
          // Only when it has stopped in fact may another take its place.
          session.dispose({ disposeSequence: false });
          sequences.give(sequence);
        }
      })();
      const { responseText, stopReason } = await watching.race(work);
      const after = sequence.tokenMeter.getState();
      const now = time.clock();
      return {
        text: responseText,
        finish: stopReason === "maxTokens" ? "length" : "stop",
        usage: {
          input: after.usedInputTokens - before.usedInputTokens,
          cached: 0,
          output: after.usedOutputTokens - before.usedOutputTokens,
        },
        model: name,
        firstMs: (firstAt ?? now) - began,
        tookMs: now - began,
      };
    } catch (error) {
      throw failure(name, watching.why() ?? error, text === "" ? undefined : reckoned(request, text));
    } finally {
      watching.done();
    }
  };

  return {
    name,
    generate: (request) => run(request, () => undefined, false),
    stream: (request) => modelStream((push) => run(request, push, true)),
    embed: async (texts, signal): Promise<Embeddings> => {
      const watching = watch({ signal }, timeouts, false, time);
      try {
        const { file, embedding } = await watching.race(loaded());
        const context = await watching.race(embedding());
        const vectors: Float32Array[] = [];
        for (const text of texts)
          vectors.push(Float32Array.from((await watching.race(context.getEmbeddingFor(text))).vector));
        const input = texts.reduce((sum, text) => sum + file.tokenize(text).length, 0);
        return { vectors, usage: { input, cached: 0, output: 0 }, model: name };
      } catch (error) {
        throw failure(name, watching.why() ?? error, undefined);
      } finally {
        watching.done();
      }
    },
  };
}

interface Loaded {
  readonly module: LlamaModule;
  readonly llama: Llama;
  readonly file: LlamaFile;
  readonly sequences: Pool;
  readonly embedding: () => ReturnType<LlamaFile["createEmbeddingContext"]>;
}

async function load({ modelId, folder, atOnce, fileExists, importModule }: LlamaInput): Promise<Loaded> {
  const modelPath = join(folder, basename(modelId));
  if (!fileExists(modelPath)) {
    throw new ProviderError(
      "unavailable",
      `has no model file ${basename(modelId)} in ${folder}: put a .gguf file there, or name another by model and model_folder`,
    );
  }
  const module = await loadLlama(importModule);
  const llama = await module.getLlama({ logLevel: "error", build: "never" });
  const file = await llama.loadModel({ modelPath });
  let sequences: Promise<Pool> | undefined;
  let embedding: ReturnType<LlamaFile["createEmbeddingContext"]> | undefined;
  // A model for embeddings has no use for a conversation's memory, and the other way round.
  return {
    module,
    llama,
    file,
    sequences: {
      take: async () => (await (sequences ??= openPool(file, atOnce))).take(),
      give: (sequence) => void sequences?.then((pool) => pool.give(sequence)),
    },
    embedding: () => (embedding ??= file.createEmbeddingContext()),
  };
}

/** Places for conversations in the model's memory. */
interface Pool {
  take(): Promise<LlamaSequence>;
  give(sequence: LlamaSequence): void;
}

async function openPool(file: LlamaFile, atOnce: number): Promise<Pool> {
  const context = await file.createContext({ sequences: atOnce, contextSize: { max: CONTEXT } });
  const free = Array.from({ length: atOnce }, () => context.getSequence());
  const waiting: Deferred<LlamaSequence>[] = [];
  return {
    take: () => {
      const sequence = free.pop();
      if (sequence !== undefined) return Promise.resolve(sequence);
      const place = deferred<LlamaSequence>();
      waiting.push(place);
      return place.promise;
    },
    give: (sequence) => {
      const next = waiting.shift();
      if (next === undefined) free.push(sequence);
      else next.resolve(sequence);
    },
  };
}

type History = Parameters<InstanceType<LlamaModule["LlamaChatSession"]>["setChatHistory"]>[0];

/** The last message is what it answers; all before it is history. */
function historyOf(request: ModelRequest, structured: Structured): { history: History; last: string } {
  const system = systemTexts(request, structured).join("\n\n");
  const history: History = system === "" ? [] : [{ type: "system", text: system }];
  for (const { role, text } of request.messages.slice(0, -1))
    history.push(role === "user" ? { type: "user", text } : { type: "model", response: [text] });
  return { history, last: request.messages.at(-1)?.text ?? "" };
}

function failure(name: string, error: unknown, usage: ModelError["usage"]): ProviderError {
  const kind = error instanceof ModelError ? error.kind : "unavailable";
  const words =
    error instanceof ModelError
      ? error.message
      : "cannot run its model file: is it a .gguf that llama.cpp knows, and is there memory for it?";
  return new ProviderError(kind, `${name} ${words}`, usage === undefined ? {} : { usage });
}
