import type { LinkChange } from "../chain/chain.ts";
import { lazyModel } from "../chain/lazy-model.ts";
import { realTime, type Time } from "../chain/time.ts";
import { openGovernor, type GovernedModel, type VoiceAlarm } from "../governor/governor.ts";
import type { EmbedderInput } from "../governor/embedding.ts";
import type { UsageRow } from "../governor/usage-row.ts";
import type { Model } from "../model.ts";
import { keySource, type KeyInput } from "../providers/keys.ts";
import type { ProviderInput } from "../providers/sdk-model.ts";
import type { LlmConfig } from "./llm-config.ts";
import { priceOf } from "./prices.ts";
import type { ProviderConfig, ProviderName } from "./provider-config.ts";

/** What a model needs of the world around it. */
export interface ModelDeps extends KeyInput {
  /** Steady milliseconds. */
  readonly clock: () => number;
  /** Wall milliseconds. */
  readonly wall: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly fileExists: (path: string) => boolean;
  /** Loads a package by name: `(name) => import(name)`. Only `llama-cpp` needs it. */
  readonly importModule: (name: string) => Promise<unknown>;
  /** Where model files are, unless the configuration says otherwise. */
  readonly modelFolder: string;
  readonly onUsage: (row: UsageRow) => void;
  readonly onAlarm: (alarm: VoiceAlarm) => void;
  readonly onChange: (change: LinkChange) => void;
  /** A timer that goes by `clock`; the machine's without it. */
  readonly after?: Time["after"];
}

type Chosen = ProviderConfig & { readonly provider: Exclude<ProviderName, "none">; readonly model: string };

const STANDARD_KEYS: Readonly<Partial<Record<ProviderName, string>>> = {
  openai: "OPENAI_API_KEY",
  anthropic: "ANTHROPIC_API_KEY",
};

const AT_ONCE: Readonly<Partial<Record<ProviderName, number>>> = { "llama-cpp": 1, local: 2 };

const DEFAULT_AT_ONCE = 16;

/** The model that `ai.llm` describes, with fallbacks, limits and budgets; undefined when its provider is `none`. Asks nobody yet. */
export function openModel(config: LlmConfig, deps: ModelDeps): GovernedModel | undefined {
  const chosen = [config, ...config.fallback].filter(isChosen);
  if (!isChosen(config)) return undefined;
  const { timeouts, rate_limit: rate, budget } = config;
  const time = deps.after === undefined ? realTime(deps.clock) : { clock: deps.clock, after: deps.after };
  const spans = {
    firstToken: timeouts.first_token * 1_000,
    stall: timeouts.stall * 1_000,
    total: timeouts.total * 1_000,
  };
  return openGovernor({
    chain: {
      links: chosen.map((link) => ({
        provider: link.provider,
        modelId: link.model,
        model: modelOf(link, inputOf(link, spans, time, deps), deps),
        perMinute: { requests: rate.requests_per_minute, tokens: rate.tokens_per_minute },
        atOnce: atOnceOf(link),
      })),
      breaker: {
        failures: config.breaker.failures,
        windowMs: config.breaker.window * 1_000,
        restMs: config.breaker.rest * 1_000,
      },
      retries: config.retries,
    },
    players: { requestsPerMinute: rate.player_requests_per_minute, atOnce: rate.player_at_once },
    budget: {
      perPlayerHour: budget.per_player_hour,
      perPlayerDay: budget.per_player_day,
      perDay: budget.per_day,
      prepare: config.prepare,
    },
    prices: config.prices,
    embedder: embedderOf(config, spans, time, deps),
    time,
    wall: deps.wall,
    random: deps.random,
    onUsage: deps.onUsage,
    onAlarm: deps.onAlarm,
    onChange: deps.onChange,
  });
}

/** Models that are charged for and have no price: they are reckoned as dear ones, and an operator should be told. */
export function unpricedModels(config: LlmConfig): string[] {
  return [config, ...config.fallback, { ...config.embeddings }]
    .filter(isChosen)
    .filter(({ provider, model }) => !priceOf(config.prices, provider, model).known)
    .map(({ provider, model }) => `${provider}/${model}`);
}

function isChosen<T extends Pick<ProviderConfig, "provider" | "model">>(
  config: T,
): config is T & { provider: Chosen["provider"]; model: string } {
  return config.provider !== "none" && config.model !== undefined;
}

function atOnceOf({ provider, at_once }: ProviderConfig): number {
  return at_once ?? AT_ONCE[provider] ?? DEFAULT_AT_ONCE;
}

function inputOf(
  config: Pick<Chosen, "provider" | "model" | "base_url" | "api_key_env" | "api_key_file"> &
    Partial<ProviderConfig>,
  timeouts: ProviderInput["timeouts"],
  time: Time,
  deps: ModelDeps,
): ProviderInput {
  return {
    name: `${config.provider}/${config.model}`,
    modelId: config.model,
    baseUrl: config.base_url,
    key: keySource(config, STANDARD_KEYS[config.provider], deps),
    structured: config.structured ?? "schema",
    reasoning: config.reasoning,
    timeouts,
    time,
    wall: deps.wall,
  };
}

/** The providers' libraries are large: each is loaded when it is chosen, not before. */
function modelOf(config: Chosen, input: ProviderInput, deps: ModelDeps): Model {
  switch (config.provider) {
    case "openai":
      return lazyModel(
        input.name,
        import("../providers/openai.ts").then(({ openai }) => openai(input)),
      );
    case "anthropic":
      return lazyModel(
        input.name,
        import("../providers/anthropic.ts").then(({ anthropic }) => anthropic(input)),
      );
    case "openai-compatible":
    case "local":
      return lazyModel(
        input.name,
        import("../providers/openai-compatible.ts").then(({ openaiCompatible }) => openaiCompatible(input)),
      );
    case "llama-cpp":
      return lazyModel(input.name, llama(config, input, deps));
  }
}

async function llama(
  config: Pick<Chosen, "provider" | "model"> & Partial<ProviderConfig>,
  input: ProviderInput,
  deps: ModelDeps,
): Promise<Required<Model>> {
  const { llamaCpp } = await import("../providers/llama-cpp.ts");
  return llamaCpp({
    ...input,
    folder: config.model_folder ?? deps.modelFolder,
    atOnce: config.at_once ?? AT_ONCE["llama-cpp"] ?? 1,
    fileExists: deps.fileExists,
    importModule: deps.importModule,
  });
}

function embedderOf(
  { embeddings, model_folder }: LlmConfig,
  timeouts: ProviderInput["timeouts"],
  time: Time,
  deps: ModelDeps,
): EmbedderInput | undefined {
  if (!isChosen(embeddings)) return undefined;
  const { provider } = embeddings;
  const input = inputOf(embeddings, timeouts, time, deps);
  const made =
    provider === "llama-cpp"
      ? llama({ ...embeddings, model_folder }, input, deps).then(({ embed }) => embed)
      : import("../providers/embedder.ts").then(({ embedder }) =>
          embedder(input, provider === "openai" ? "openai" : "openai-compatible"),
        );
  made.catch(() => undefined);
  return { provider, modelId: embeddings.model, embed: async (texts, signal) => (await made)(texts, signal) };
}
