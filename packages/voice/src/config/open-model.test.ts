import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LinkChange } from "../chain/chain.ts";
import type { GovernedModel, VoiceAlarm } from "../governor/governor.ts";
import type { UsageRow } from "../governor/usage-row.ts";
import type { ModelRequest } from "../model.ts";
import { fakeModelServer, type FakeModelServer } from "../testing/index.ts";
import { llmConfig } from "./llm-config.ts";
import { openModel, unpricedModels, type ModelDeps } from "./open-model.ts";

const KEYS = { OPENAI_API_KEY: "sk-openai", ANTHROPIC_API_KEY: "sk-anthropic", VOICE_KEY: "sk-voice" };

function asking(extra: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: ["You are Hesper."],
    messages: [{ role: "user", text: "Good evening." }],
    maxTokens: 100,
    temperature: 0.7,
    signal: new AbortController().signal,
    purpose: "dialogue",
    player: "anna",
    ...extra,
  };
}

describe("ai.llm", () => {
  let server: FakeModelServer;
  let rows: UsageRow[];
  let alarms: VoiceAlarm[];
  let changes: LinkChange[];
  beforeEach(async () => {
    server = await fakeModelServer((seen) => ({ text: `I am ${seen.model}.` }));
    rows = [];
    alarms = [];
    changes = [];
  });
  afterEach(() => server.close());

  /** The model that a configuration makes; `base_url` is the fake server's unless it is given. */
  function open(config: Record<string, unknown>, deps: Partial<ModelDeps> = {}): GovernedModel {
    const model = openModel(
      llmConfig.parse({ provider: "openai-compatible", model: "m", base_url: server.url, ...config }),
      {
        clock: () => performance.now(),
        wall: () => 1_700_000_000_000,
        random: () => 0.5,
        env: KEYS,
        readFile: () => "sk-from-file\n",
        fileExists: () => false,
        importModule: () => Promise.reject(new Error("not installed")),
        modelFolder: "/srv/data/models",
        onUsage: (row) => rows.push(row),
        onAlarm: (alarm) => alarms.push(alarm),
        onChange: (change) => changes.push(change),
        ...deps,
      },
    );
    if (model === undefined) throw new Error("There is a provider, and so there is a model.");
    return model;
  }
  const kindOf = async (asked: Promise<unknown>): Promise<unknown> =>
    await asked.then(
      () => "answered",
      (error: unknown) => (error as { kind?: unknown }).kind,
    );

  test("makes no model without a provider, which is the default", () => {
    const deps = {} as ModelDeps;
    expect(openModel(llmConfig.parse({}), deps)).toBeUndefined();
    expect(openModel(llmConfig.parse({ provider: "none", model: "m" }), deps)).toBeUndefined();
  });

  test.each([
    ["openai", "openai-responses", "sk-openai"],
    ["anthropic", "anthropic", "sk-anthropic"],
    ["openai-compatible", "openai-chat", undefined],
    ["local", "openai-chat", undefined],
  ])("provider %s speaks %s, with its usual key", async (provider, api, key) => {
    const answer = await open({ provider }).generate(asking());
    expect(answer).toMatchObject({ text: "I am m.", model: `${provider}/m` });
    expect(server.requests).toMatchObject([{ api, key, model: "m" }]);
  });

  test("local is Ollama on this machine, unless base_url says otherwise", async () => {
    const error: unknown = await open({
      provider: "local",
      base_url: undefined,
      timeouts: { total: 2 },
      retries: 0,
    })
      .generate(asking())
      .catch((thrown: unknown) => thrown);
    expect(server.requests).toHaveLength(0);
    // Where Ollama is installed in fact, it does not know such a model.
    expect(error).toMatchObject({
      message: expect.stringMatching(/^local\/m (?:cannot be reached \(ECONNREFUSED\)|is not there \(404)/),
    });
  });

  test("model names the model, to the server and in the answer", async () => {
    expect(await open({ model: "other" }).generate(asking())).toMatchObject({ text: "I am other." });
  });

  test("api_key_env names the variable that holds the key", async () => {
    await open({ api_key_env: "VOICE_KEY" }, { env: { VOICE_KEY: " sk-voice\n" } }).generate(asking());
    expect(server.requests[0]?.key).toBe("sk-voice");
  });

  test("api_key_file names the file that holds the key", async () => {
    const read: string[] = [];
    await open(
      { provider: "anthropic", api_key_file: "/etc/voice.key" },
      {
        readFile: (path) => {
          read.push(path);
          return "sk-from-file\n";
        },
      },
    ).generate(asking());
    expect(read).toEqual(["/etc/voice.key"]);
    expect(server.requests[0]?.key).toBe("sk-from-file");
  });

  test.each([
    [{ provider: "openai" }, {}, "has no key: the variable OPENAI_API_KEY is not set"],
    [{ api_key_env: "VOICE_KEY" }, {}, "has no key: the variable VOICE_KEY is not set"],
    [{ api_key_file: "/gone.key" }, { readFile: gone }, "has no key: the file /gone.key cannot be read"],
    [{ api_key_file: "/empty.key" }, { readFile: () => "\n" }, "has no key: the file /empty.key is empty"],
    [{ api_key_file: "/two.key" }, { readFile: () => "sk-a\nsk-b" }, "must hold the key and nothing else"],
  ])("says which key is missing, and asks nobody without it: %o", async (config, deps, words) => {
    await expect(open(config, { env: {}, ...deps }).generate(asking())).rejects.toMatchObject({
      kind: "unauthorised",
      message: expect.stringContaining(words),
    });
    expect(server.requests).toHaveLength(0);
    expect(JSON.stringify([changes, alarms])).not.toContain("sk-");
    expect(alarms).toMatchObject([{ kind: "chain", state: "broken" }]);
  });

  test("structured says how JSON is asked for", async () => {
    const schema = { name: "answer", json: { type: "object", properties: {} } };
    for (const structured of ["schema", "json", "words"])
      await open({ structured }).generate(asking({ schema }));
    expect(server.requests.map((seen) => seen.structured)).toEqual(["schema", "json", "none"]);
  });

  test("reasoning says how long a model may think, where it can be told", async () => {
    await open({ provider: "openai", model: "gpt-5-mini", reasoning: "low" }).generate(asking());
    await open({ reasoning: "none" }).generate(asking());
    await open({}).generate(asking());
    const bodies = server.requests.map(({ raw }) => JSON.parse(raw) as Record<string, unknown>);
    expect(bodies[0]).toMatchObject({ reasoning: { effort: "low" } });
    expect(bodies[1]).toMatchObject({ reasoning_effort: "none" });
    expect(bodies[2]).not.toHaveProperty("reasoning_effort");
  });

  test("at_once is how many requests go on together", async () => {
    server.answers(() => ({ text: "Aye.", firstMs: 30 }));
    const one = open({ at_once: 1, rate_limit: { player_at_once: 9 } });
    const both = [one.generate(asking()), one.generate(asking())];
    expect(one.status()).toMatchObject({ waiting: 1, links: [{ running: 1 }] });
    await Promise.all(both);
    const two = open({ at_once: 2, rate_limit: { player_at_once: 9 } });
    const more = [two.generate(asking()), two.generate(asking())];
    expect(two.status().waiting).toBe(0);
    await Promise.all(more);
  });

  test("model_folder is where llama-cpp looks for model's file", async () => {
    const looked: string[] = [];
    const fileExists = (path: string): boolean => {
      looked.push(path);
      return path.startsWith("/data2/");
    };
    const config = { provider: "llama-cpp", model: "m.gguf" };
    await expect(open(config, { fileExists }).generate(asking())).rejects.toThrow("in /srv/data/models");
    await expect(
      open({ ...config, model_folder: "/data2" }, { fileExists }).generate(asking()),
    ).rejects.toThrow("npm install --no-save node-llama-cpp@3");
    expect(looked).toEqual(["/srv/data/models/m.gguf", "/data2/m.gguf"]);
  });

  test("retries is how often the same provider is asked again", async () => {
    server.answers(() => ({ fault: "500" }));
    for (const retries of [0, 1, 2]) {
      const before = server.requests.length;
      await expect(open({ retries }).generate(asking())).rejects.toMatchObject({ kind: "unavailable" });
      expect(server.requests.length - before).toBe(retries + 1);
    }
  });

  test.each([
    ["first_token", { text: "Aye, and so on.", fault: "slow-first" as const }, "said nothing within 0.1 s"],
    ["stall", { text: "Aye, and so on.", fault: "stall" as const }, "stalled for 0.1 s"],
    ["total", { text: "Aye, and so on, and on.", tokensPerSecond: 20 }, "was not done within 0.1 s"],
  ])("timeouts.%s ends what takes longer", async (key, behaviour, words) => {
    server.answers(() => behaviour);
    const asked = open({ timeouts: { [key]: 0.08 } }).stream(asking()).answer;
    await expect(asked).rejects.toMatchObject({ kind: "late", message: expect.stringContaining(words) });
  });

  test("fallback is asked when there is no answer, each entry with its own model, address and key", async () => {
    const other = await fakeModelServer((seen) => ({ text: `The other ${seen.model}.` }));
    server.answers(() => ({ fault: "429", retryAfter: 60 }));
    const model = open({
      fallback: [{ provider: "anthropic", model: "n", base_url: other.url, api_key_env: "VOICE_KEY" }],
    });
    const answer = await model.generate(asking());
    expect(answer).toMatchObject({
      text: "The other n.",
      model: "anthropic/n",
      notes: ["rate-limited: openai-compatible/m is asked more than it allows (429)"],
    });
    expect(other.requests).toMatchObject([{ api: "anthropic", key: "sk-voice" }]);
    expect(changes).toMatchObject([{ link: "openai-compatible/m", state: "resting", chain: "whole" }]);
    expect(model.name).toBe("openai-compatible/m, anthropic/n");
    await other.close();
  });

  test("breaker.failures and breaker.rest say when a provider is left alone, and for how long", async () => {
    server.answers(() => ({ fault: "500" }));
    let now = 0;
    const model = open(
      { retries: 0, breaker: { failures: 2, rest: 7 }, rate_limit: { player_requests_per_minute: 99 } },
      { clock: () => now },
    );
    for (let n = 0; n < 4; n++) await kindOf(model.generate(asking()));
    expect(server.requests).toHaveLength(2);
    now = 6_999;
    await kindOf(model.generate(asking()));
    expect(server.requests).toHaveLength(2);
    now = 7_000;
    await kindOf(model.generate(asking()));
    expect(server.requests).toHaveLength(3);
  });

  test("breaker.window is how long a failure counts", async () => {
    server.answers(() => ({ fault: "500" }));
    let now = 0;
    const model = open({ retries: 0, breaker: { failures: 2, window: 5 } }, { clock: () => now });
    for (let n = 0; n < 4; n++) {
      now = n * 5_001;
      await kindOf(model.generate(asking()));
    }
    expect(server.requests).toHaveLength(4);
    expect(changes).toEqual([]);
  });

  test.each([
    ["requests_per_minute", 2, ["answered", "answered", "rate-limited"]],
    ["tokens_per_minute", 250, ["answered", "answered", "rate-limited"]],
    ["player_requests_per_minute", 1, ["answered", "rate-limited", "rate-limited"]],
  ])("rate_limit.%s is a limit", async (key, value, kinds) => {
    server.answers(() => ({ text: "Aye.", usage: { input: 60, output: 10 } }));
    const model = open({ rate_limit: { [key]: value } });
    const got: unknown[] = [];
    for (let n = 0; n < 3; n++)
      got.push(await kindOf(model.generate(asking({ deadline: performance.now() + 2_000 }))));
    expect(got).toEqual(kinds);
    expect(await kindOf(open({}).generate(asking()))).toBe("answered");
  });

  test("rate_limit.player_at_once is how many of one player's requests go on together", async () => {
    server.answers(() => ({ text: "Aye.", firstMs: 30 }));
    for (const [most, kinds] of [
      [1, ["answered", "rate-limited"]],
      [2, ["answered", "answered"]],
    ] as const) {
      const model = open({ rate_limit: { player_at_once: most } });
      expect(await Promise.all([kindOf(model.generate(asking())), kindOf(model.generate(asking()))])).toEqual(
        kinds,
      );
    }
  });

  test.each(["per_player_hour", "per_player_day", "per_day"])(
    "budget.%s is a limit, and false is none",
    async (key) => {
      server.answers(() => ({ text: "Aye.", usage: { input: 1_000, output: 1_000 } }));
      const free = { per_player_hour: false, per_player_day: false, per_day: false };
      const prices = { m: { input: 100, output: 100 } };
      const model = open({ prices, budget: { ...free, [key]: 0.2 } });
      expect(await kindOf(model.generate(asking()))).toBe("answered");
      expect(await kindOf(model.generate(asking()))).toBe("out-of-budget");
      expect(alarms).toMatchObject([{ kind: "budget", budget: key, share: 1 }]);
      const open2 = open({ prices, budget: free });
      for (let n = 0; n < 3; n++) expect(await kindOf(open2.generate(asking()))).toBe("answered");
    },
  );

  test("prices are what a call costs: by provider and model, or by the model alone", async () => {
    server.answers(() => ({ text: "Aye.", usage: { input: 1_000_000, cached: 500_000, output: 0 } }));
    const free = { per_player_hour: false, per_player_day: false, per_day: false };
    const costs: number[] = [];
    for (const prices of [
      {},
      { m: { input: 2, output: 0 } },
      { m: { input: 2, cached: 1, output: 0 } },
      { m: { input: 2, output: 0 }, "openai-compatible/m": { input: 4, output: 0 } },
    ]) {
      await open({ prices, budget: free }).generate(asking());
      costs.push(rows.at(-1)?.cost ?? -1);
    }
    expect(costs).toEqual([0, 2, 1.5, 4]);
  });

  test("a model that is charged for and has no price is reckoned as a dear one, and can be told", async () => {
    server.answers(() => ({ text: "Aye.", usage: { input: 1_000, output: 1_000 } }));
    await open({ provider: "openai" }).generate(asking());
    expect(rows.at(-1)?.cost).toBeCloseTo(0.03);
    const config = (extra: object) => llmConfig.parse({ provider: "openai", model: "m", ...extra });
    expect(unpricedModels(config({ fallback: [{ provider: "local", model: "n" }] }))).toEqual(["openai/m"]);
    expect(unpricedModels(config({ prices: { m: { input: 1, output: 2 } } }))).toEqual([]);
  });

  test.each([
    ["openai", "sk-openai"],
    ["local", undefined],
    ["openai-compatible", "sk-voice"],
  ])("embeddings come from %s, at its own address and with its own key", async (provider, key) => {
    const other = await fakeModelServer();
    const model = open({
      prices: { v: { input: 1, output: 0 } },
      embeddings: {
        provider,
        model: "v",
        base_url: other.url,
        ...(provider === "openai-compatible" ? { api_key_env: "VOICE_KEY" } : {}),
      },
    });
    const made = await model.embed?.(["a net", "a lamp"], new AbortController().signal);
    expect(made?.vectors.map(({ length }) => length)).toEqual([8, 8]);
    expect(made?.vectors[0]).not.toEqual(made?.vectors[1]);
    expect(other.requests).toMatchObject([
      { api: "embeddings", model: "v", inputs: ["a net", "a lamp"], key },
    ]);
    expect(server.requests).toHaveLength(0);
    expect(rows).toMatchObject([{ purpose: "embedding", provider, model: "v", outcome: "answered" }]);
    expect(rows[0]?.cost).toBeGreaterThan(0);
    other.answers(() => ({ fault: "401" }));
    const error: unknown = await model
      .embed?.(["a net"], new AbortController().signal)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "unauthorised" });
    expect(String(error)).not.toContain("sk-");
    await other.close();
  });

  test("embeddings.api_key_file holds their key; without a provider there are none", async () => {
    const model = open({
      embeddings: { provider: "local", model: "v", base_url: server.url, api_key_file: "/v.key" },
    });
    await model.embed?.(["a net"], new AbortController().signal);
    expect(server.requests[0]?.key).toBe("sk-from-file");
    expect(open({})).not.toHaveProperty("embed");
  });

  test("embeddings of llama-cpp come from a file in model_folder", async () => {
    const model = open({ model_folder: "/data2", embeddings: { provider: "llama-cpp", model: "v.gguf" } });
    await expect(model.embed?.(["a net"], new AbortController().signal)).rejects.toThrow(
      "no model file v.gguf in /data2",
    );
  });
});

function gone(): string {
  throw new Error("ENOENT");
}
