import { createOpenAI } from "@ai-sdk/openai";
import type { Model } from "../model.ts";
import { sdkModel, type ProviderInput } from "./sdk-model.ts";

/** OpenAI's own models, over its responses API. Nothing is stored there: players' words are in it. */
export function openai(input: ProviderInput): Model {
  return sdkModel(input, {
    open: (key = "") =>
      createOpenAI({
        apiKey: key,
        ...(input.baseUrl === undefined ? {} : { baseURL: input.baseUrl }),
      }).responses(input.modelId),
    options: {
      openai: {
        store: false,
        ...(input.reasoning === undefined ? {} : { reasoningEffort: input.reasoning }),
      },
    },
  });
}
