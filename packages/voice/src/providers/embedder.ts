import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { embedMany, type EmbeddingModel } from "ai";
import type { Embeddings } from "../model.ts";
import { OLLAMA } from "./openai-compatible.ts";
import { providerError } from "./sdk-errors.ts";
import type { ProviderInput } from "./sdk-model.ts";
import { tokensOf } from "./tokens.ts";
import { watch } from "./watch.ts";

export type Embedder = (texts: readonly string[], signal: AbortSignal) => Promise<Embeddings>;

/** Vectors of OpenAI's models, or of a server that speaks its format. Rejects with a `ModelError`; tries once. */
export function embedder(input: ProviderInput, whose: "openai" | "openai-compatible"): Embedder {
  const { name, time } = input;
  return async (texts, signal) => {
    const watching = watch({ signal }, input.timeouts, false, time);
    try {
      const model = whose === "openai" ? openaiModel(input) : compatibleModel(input);
      const why = watching.why();
      if (why !== undefined) throw why;
      const made = await watching.race(
        embedMany({ model, values: [...texts], maxRetries: 0, abortSignal: watching.signal }),
      );
      const said = made.usage.tokens;
      return {
        vectors: made.embeddings.map((vector) => Float32Array.from(vector)),
        usage: Number.isNaN(said)
          ? { input: tokensOf(texts.join("")), cached: 0, output: 0, reckoned: true }
          : { input: said, cached: 0, output: 0 },
        model: name,
      };
    } catch (error) {
      throw providerError(name, watching.why() ?? error, input.wall);
    } finally {
      watching.done();
    }
  };
}

function openaiModel({ key, baseUrl, modelId }: ProviderInput): EmbeddingModel {
  return createOpenAI({
    apiKey: key.read() ?? "",
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  }).embedding(modelId);
}

function compatibleModel({ key, baseUrl, modelId }: ProviderInput): EmbeddingModel {
  const apiKey = key.read();
  return createOpenAICompatible({
    name: "compatible",
    baseURL: baseUrl ?? OLLAMA,
    ...(apiKey === undefined ? {} : { apiKey }),
  }).embeddingModel(modelId);
}
