import { z } from "zod";
import { provider, type ProviderConfig } from "./provider-config.ts";
import { price } from "./prices.ts";

type Chosen = Exclude<ProviderConfig["provider"], "none">;

/** A model's name that each provider knows, as an example. */
const SPEAKERS: Readonly<Record<Chosen, string>> = {
  openai: "gpt-4.1-mini",
  anthropic: "claude-haiku-4-5",
  "openai-compatible": "qwen2.5-7b-instruct",
  local: "llama3.1:8b",
  "llama-cpp": "llama-3.1-8b-instruct-q4_k_m.gguf",
};

const EMBEDDERS: Readonly<Record<Chosen, string>> = {
  ...SPEAKERS,
  openai: "text-embedding-3-small",
  "openai-compatible": "nomic-embed-text-v1.5",
  local: "nomic-embed-text",
  "llama-cpp": "nomic-embed-text-v1.5.q8_0.gguf",
};

/** A provider that is chosen has a model, and an address if it needs one. */
function checkProvider(examples: Readonly<Record<Chosen, string>>) {
  return (
    value: Pick<ProviderConfig, "provider" | "model" | "base_url" | "api_key_env" | "api_key_file">,
    context: z.core.$RefinementCtx,
  ): void => {
    const wrong = (key: string, message: string): void => {
      context.addIssue({ code: "custom", path: [key], message });
    };
    if (value.api_key_env !== undefined && value.api_key_file !== undefined)
      wrong("api_key_file", "and 'api_key_env' are both set: keep one of them");
    if (value.provider === "none") return;
    if (value.model === undefined)
      wrong(
        "model",
        `needs a value: the name that '${value.provider}' knows the model by, as in ${examples[value.provider]}`,
      );
    if (value.provider === "openai-compatible" && value.base_url === undefined)
      wrong("base_url", "needs a value: where the server is, as in http://127.0.0.1:1234/v1");
  };
}

/** A limit in the money of the price list; `false` is none at all. */
const money = z.union([z.number().min(0), z.literal(false)]);

const seconds = z.number().positive();

/** `ai.llm` of `wyldlands.yaml`: which model speaks for the NPCs, and within what limits. */
export const llmConfig = z
  .object({
    ...provider,
    /** Tokens of an answer at most. */
    max_tokens: z.int().min(16).max(8_192).default(200),
    /** Tokens of a prompt at most, as reckoned: the oldest talk and what matters least of memories and lore is left out. Rules, place, speaker, acts and the line itself are in it whatever it says. */
    prompt_tokens: z.int().min(500).max(200_000).default(2_000),
    /** How freely the model chooses its words: 0 says the likeliest, above 1 it rambles. */
    temperature: z.number().min(0).max(2).default(0.7),
    /** Seconds that an answer is kept and given to others who ask the same; it goes before, when what it speaks of changes. */
    cache_ttl: z.number().min(0).default(86_400),
    /** Of the day's money, the share (0 to 1) that may go into answers to what NPCs are asked most, found while a player comes near; 0: none are prepared. */
    prepare: z.number().min(0).max(1).default(0.25),
    /** How often a request is sent again to the same provider after it gave no answer, before the next one is asked. */
    retries: z.int().min(0).max(5).default(1),
    timeouts: z
      .object({
        /** Seconds until the first word. */
        first_token: seconds.default(2),
        /** Seconds between one piece and the next. */
        stall: seconds.default(2),
        /** Seconds for the whole answer. */
        total: seconds.default(15),
      })
      .prefault({}),
    /** Providers that are asked in turn when the one before gives no answer: `{provider, model, …}` with the keys of `ai.llm` that say where a model is. */
    fallback: z
      .array(z.strictObject(provider).superRefine(checkProvider(SPEAKERS)))
      .max(8)
      .default([]),
    breaker: z
      .object({
        /** Failures within the window after which a provider is left alone. */
        failures: z.int().min(1).default(5),
        /** Seconds over which failures are counted. */
        window: seconds.default(30),
        /** Seconds until it is tried again; twice as long after each trial that fails, up to 20 times. */
        rest: seconds.default(15),
      })
      .prefault({}),
    rate_limit: z
      .object({
        /** Requests a minute to each provider; what is beyond waits, or goes to the next provider. */
        requests_per_minute: z.int().min(1).default(60),
        /** Tokens a minute to each provider, sent and received. */
        tokens_per_minute: z.int().min(100).default(100_000),
        /** Requests a minute on account of one player; what is beyond is answered without a model. */
        player_requests_per_minute: z.int().min(1).default(12),
        /** Requests of one player that may be under way together. */
        player_at_once: z.int().min(1).default(2),
      })
      .prefault({}),
    budget: z
      .object({
        /** Money for one player in any hour, in the currency of `prices`; `false`: no limit. */
        per_player_hour: money.default(0.05),
        /** Money for one player in a day (UTC); `false`: no limit. */
        per_player_day: money.default(0.25),
        /** Money for the whole world in a day (UTC); `false`: no limit. */
        per_day: money.default(5),
      })
      .prefault({}),
    /** What a million tokens cost, by model or `provider/model`: `{input, output}`, and `cached` for input that the provider had kept. */
    prices: z.record(z.string().min(1), price).default({}),
    embeddings: z
      .object({
        /** Whose model finds memories by their meaning; `none`: the vectors that come with the game. */
        provider: z.enum(["none", "openai", "openai-compatible", "local", "llama-cpp"]).default("none"),
        /** The embedding model: `text-embedding-3-small`, `nomic-embed-text`. */
        model: provider.model,
        /** Where its server is, up to `/v1`. */
        base_url: provider.base_url,
        /** Name of the variable that holds its key. */
        api_key_env: provider.api_key_env,
        /** File that holds its key. */
        api_key_file: provider.api_key_file,
      })
      .superRefine(checkProvider(EMBEDDERS))
      .prefault({}),
  })
  .superRefine(checkProvider(SPEAKERS))
  .superRefine(({ provider: speaks, embeddings }, context) => {
    if (speaks !== "none" || embeddings.provider === "none") return;
    context.addIssue({
      code: "custom",
      path: ["embeddings", "provider"],
      message: "needs a provider that speaks: set 'ai.llm.provider' as well, or leave both at none",
    });
  });

export type LlmConfig = z.output<typeof llmConfig>;
