import { z } from "zod";

/** `local` is an OpenAI-compatible server on this machine: Ollama, unless `base_url` says otherwise. */
export const PROVIDERS = ["none", "openai", "anthropic", "openai-compatible", "local", "llama-cpp"] as const;
export type ProviderName = (typeof PROVIDERS)[number];

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Letters of a name that could pass for a variable's, but is a key: keys are long and mixed. */
const LIKE_A_KEY = /^(?:sk|pk|key)[-_]|^[A-Za-z0-9_]{40,}$/;

/** The keys that say where a model is: of `ai.llm` itself and of each entry of `ai.llm.fallback`. */
export const provider = {
  /** Who runs the model: `none`, `openai`, `anthropic`, `openai-compatible` (any server that speaks OpenAI's format), `local` (Ollama on this machine) or `llama-cpp` (inside the world). */
  provider: z.enum(PROVIDERS).default("none"),
  /** The provider's name for the model; of `llama-cpp`: the file's name in `model_folder`. */
  model: z.string().min(1).optional(),
  /** Where the server is, up to `/v1`: `http://127.0.0.1:1234/v1`. */
  base_url: z
    .string()
    .refine((text) => addressOf(text) !== undefined, {
      message: "must be an address, as in http://127.0.0.1:1234/v1",
    })
    .refine((text) => addressOf(text)?.username === "" || addressOf(text) === undefined, {
      message: "holds a name and password: write a key's variable into 'api_key_env' instead",
    })
    .optional(),
  /** Name of the environment variable that holds the key; `OPENAI_API_KEY` and `ANTHROPIC_API_KEY` for those two. */
  api_key_env: z
    .string()
    .refine((text) => VARIABLE.test(text) && !LIKE_A_KEY.test(text), {
      message: "names an environment variable, as in OPENAI_API_KEY. The key itself is never written here",
    })
    .optional(),
  /** File that holds the key and nothing else; only its owner should be able to read it. */
  api_key_file: z.string().min(1).optional(),
  /** How the provider is asked for JSON: by a `schema`, by its mode for any `json`, or in `words` alone. */
  structured: z.enum(["schema", "json", "words"]).default("schema"),
  /** How long a model that reasons may think before it speaks (OpenAI and servers that speak its format); its own way without it. */
  reasoning: z.enum(["none", "minimal", "low", "medium", "high"]).optional(),
  /** Requests that it works on at a time; 1 for `llama-cpp`, 2 for `local` and 16 for others. */
  at_once: z.int().min(1).max(256).optional(),
  /** Folder of model files for `llama-cpp`; `models` in the data folder without it. */
  model_folder: z.string().min(1).optional(),
};

const providerConfig = z.object(provider);

/** One provider, as it is configured. */
export type ProviderConfig = z.output<typeof providerConfig>;

function addressOf(text: string): URL | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}
