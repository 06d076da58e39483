import { describe, expect, test } from "vitest";
import { llmConfig } from "./llm-config.ts";

/** What is wrong with a configuration, as `key: message`. */
function faults(config: unknown): string[] {
  const { error } = llmConfig.safeParse(config);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("the configuration of models", () => {
  test("is whole without a word of it, and has no provider then", () => {
    expect(llmConfig.parse({})).toMatchObject({
      provider: "none",
      max_tokens: 200,
      temperature: 0.7,
      cache_ttl: 86_400,
      fallback: [],
      rate_limit: { requests_per_minute: 60, tokens_per_minute: 100_000 },
      budget: { per_player_hour: 0.05, per_player_day: 0.25, per_day: 5 },
      embeddings: { provider: "none" },
    });
  });

  test.each([
    [
      { provider: "openai" },
      "model: needs a value: the name that 'openai' knows the model by, as in gpt-4.1-mini",
    ],
    [
      { provider: "openai-compatible", model: "m" },
      "base_url: needs a value: where the server is, as in http://127.0.0.1:1234/v1",
    ],
    [
      { provider: "openai", model: "m", fallback: [{ provider: "llama-cpp" }] },
      "fallback.0.model: needs a value: the name that 'llama-cpp' knows the model by, as in llama-3.1-8b-instruct-q4_k_m.gguf",
    ],
    [
      { provider: "local", model: "m", embeddings: { provider: "openai" } },
      "embeddings.model: needs a value: the name that 'openai' knows the model by, as in text-embedding-3-small",
    ],
    [
      { embeddings: { provider: "local", model: "v" } },
      "embeddings.provider: needs a provider that speaks: set 'ai.llm.provider' as well, or leave both at none",
    ],
    [
      { api_key_env: "A_KEY", api_key_file: "/a.key" },
      "api_key_file: and 'api_key_env' are both set: keep one of them",
    ],
    [{ base_url: "127.0.0.1:1234" }, "base_url: must be an address, as in http://127.0.0.1:1234/v1"],
  ])("says what is missing: %o", (config, words) => {
    expect(faults(config)).toEqual([words]);
  });

  test.each(["sk-proj-Abc123", "sk_live_1234", "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6", "my key"])(
    "refuses a key where its variable belongs, and does not repeat it: %s",
    (key) => {
      const said = faults({ api_key_env: key });
      expect(said).toEqual([
        "api_key_env: names an environment variable, as in OPENAI_API_KEY. The key itself is never written here",
      ]);
      expect(said.join()).not.toContain(key);
    },
  );

  test("refuses a password in an address", () => {
    expect(faults({ base_url: "http://anna:secret@127.0.0.1/v1" })).toEqual([
      "base_url: holds a name and password: write a key's variable into 'api_key_env' instead",
    ]);
  });

  test("refuses keys that it does not know, in fallbacks and prices as well", () => {
    expect(faults({ fallback: [{ provider: "local", model: "m", modell: "n" }] })[0]).toMatch(
      /^fallback\.0: /,
    );
    expect(faults({ prices: { m: { input: 1, output: 1, cahced: 1 } } })[0]).toMatch(/^prices\.m: /);
    expect(faults({ prices: { m: { input: 1 } } })[0]).toMatch(/^prices\.m\.output: /);
  });
});
