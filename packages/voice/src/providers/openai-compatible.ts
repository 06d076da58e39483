import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { extractReasoningMiddleware, wrapLanguageModel } from "ai";
import type { Model } from "../model.ts";
import { sdkModel, type ProviderInput } from "./sdk-model.ts";

/** Where Ollama listens on this machine. */
export const OLLAMA = "http://127.0.0.1:11434/v1";

/**
 * Any server that speaks OpenAI's chat format: Ollama, LM Studio, llama.cpp's server, vLLM. What a model thinks aloud
 * between `<think>` and `</think>` is left out.
 */
export function openaiCompatible(input: ProviderInput): Model {
  return sdkModel(input, {
    open: (key) =>
      wrapLanguageModel({
        model: createOpenAICompatible({
          name: "compatible",
          baseURL: input.baseUrl ?? OLLAMA,
          includeUsage: true,
          supportsStructuredOutputs: true,
          ...(key === undefined ? {} : { apiKey: key }),
        }).chatModel(input.modelId),
        middleware: extractReasoningMiddleware({ tagName: "think" }),
      }),
    ...(input.reasoning === undefined
      ? {}
      : { options: { compatible: { reasoningEffort: input.reasoning } } }),
  });
}
