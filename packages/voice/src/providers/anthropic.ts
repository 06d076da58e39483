import { createAnthropic } from "@ai-sdk/anthropic";
import type { Model } from "../model.ts";
import { sdkModel, type ProviderInput } from "./sdk-model.ts";

/** Anthropic's models. What comes first in a prompt is marked to be kept: Anthropic keeps nothing unasked. */
export function anthropic(input: ProviderInput): Model {
  return sdkModel(input, {
    open: (key = "") =>
      createAnthropic({ apiKey: key, ...(input.baseUrl === undefined ? {} : { baseURL: input.baseUrl }) })(
        input.modelId,
      ),
    kept: { anthropic: { cacheControl: { type: "ephemeral" } } },
  });
}
