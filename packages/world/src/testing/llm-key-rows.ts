import { join } from "node:path";
import type { VoiceBench, Written } from "./voice-bench.ts";

/** What is seen of a configuration of `ai`, and what it is before and after the key is changed. */
export interface KeyRow {
  /** What the key needs beside it, by sections. */
  readonly beside?: Written;
  /** Without it the key is left at its default before. */
  readonly from?: unknown;
  readonly to: unknown;
  readonly sees: (ai: Written) => unknown;
  readonly was: unknown;
  readonly is: unknown;
}

type Seen = VoiceBench["server"]["requests"][number];

const DEAR = { m: { input: 100, output: 100 } };
const FREE = { per_player_hour: false, per_player_day: false, per_day: false };
/** What costs 0.2 by that. */
const COSTLY = { usage: { input: 1_000, output: 1_000 } };
const LATE = { text: "Aye, and so on, and on.", tokensPerSecond: 25 };
const TWICE = ["answered", "answered"];
const LIMITED = ["answered", "rate-limited"];

/** `ai.llm` with the bench's server. */
export function served({ server }: VoiceBench, more: Written = {}): Written {
  return {
    llm: { provider: "openai-compatible", model: "m", base_url: server.url, retries: 0, ...more },
  };
}

/** Of the last request that a line of Ann's came to. */
export function asking<T>(bench: VoiceBench, pick: (seen: Seen) => T, more: object = {}) {
  return async (ai: Written): Promise<T | undefined> => {
    bench.answers({});
    await bench.reply(ai, more);
    const last = bench.server.requests.at(-1);
    return last && pick(last);
  };
}

/** A row for each key of `ai.llm`. `folder`: there are two keys' files in it, `one.key` and `two.key`. */
export function llmRows(bench: VoiceBench, folder: string): Record<string, KeyRow> {
  const llm = (more: Written = {}): Written => served(bench, more);
  const embeddings = (more: Written = {}): Written =>
    llm({ embeddings: { provider: "openai-compatible", model: "v", base_url: bench.server.url, ...more } });
  const at = (key: "one" | "two"): string => join(folder, `${key}.key`);
  const asked = <T>(pick: (seen: Seen) => T, more?: object) => asking(bench, pick, more);
  const of = async (ai: Written, many: number): Promise<string[]> => bench.outcomes(bench.model(ai), many);
  /** How many requests reach the server of so many that all fail; `gapMs`: between them. */
  const tried =
    (many: number, gapMs: number) =>
    async (ai: Written): Promise<number> => {
      bench.answers({ fault: "500" });
      const before = bench.server.requests.length;
      const model = bench.model(ai);
      for (bench.now = 0; bench.now < many * gapMs; bench.now += gapMs)
        await bench.outcome(model, { player: `anna ${bench.now}` });
      bench.now = undefined;
      return bench.server.requests.length - before;
    };
  const embedded =
    <T>(pick: (seen: VoiceBench["server"]["requests"][number]) => T) =>
    async (ai: Written): Promise<T | undefined> => {
      await bench.model(ai).embed?.(["a net"], new AbortController().signal);
      const last = bench.server.requests.at(-1);
      return last && pick(last);
    };
  const behaves =
    (behaviour: Parameters<VoiceBench["answers"]>[0], many = 1) =>
    async (ai: Written): Promise<string[]> => {
      bench.answers(behaviour);
      return of(ai, many);
    };
  const rows: Record<string, KeyRow> = {
    "llm.provider": {
      beside: llm(),
      to: "anthropic",
      sees: async (ai) => (await of(ai, 1)) && bench.server.requests.at(-1)?.api,
      was: "openai-chat",
      is: "anthropic",
    },
    "llm.model": { beside: llm(), to: "n", sees: asked(({ model }) => model), was: "m", is: "n" },
    "llm.base_url": {
      beside: llm(),
      to: bench.other.url,
      sees: async (ai) => {
        const before = bench.other.requests.length;
        await bench.reply(ai);
        return bench.other.requests.length - before;
      },
      was: 0,
      is: 1,
    },
    "llm.api_key_env": {
      beside: llm(),
      from: "FIRST_KEY",
      to: "SECOND_KEY",
      sees: async (ai) => (await of(ai, 1)) && bench.server.requests.at(-1)?.key,
      was: "sk-first",
      is: "sk-second",
    },
    "llm.api_key_file": {
      beside: llm(),
      from: at("one"),
      to: at("two"),
      sees: asked(({ key }) => key),
      was: "sk-one",
      is: "sk-two",
    },
    "llm.structured": {
      beside: llm(),
      to: "words",
      sees: asked(({ structured }) => structured),
      was: "schema",
      is: "none",
    },
    "llm.reasoning": {
      beside: llm(),
      to: "low",
      sees: asked(({ raw }) => (JSON.parse(raw) as Written)["reasoning_effort"]),
      was: undefined,
      is: "low",
    },
    "llm.at_once": {
      beside: llm(),
      to: 1,
      sees: async (ai) => {
        bench.answers({ firstMs: 20 });
        const model = bench.model(ai);
        const both = [bench.outcome(model), bench.outcome(model)];
        const { waiting } = model.status();
        await Promise.all(both);
        return waiting;
      },
      was: 0,
      is: 1,
    },
    "llm.model_folder": {
      beside: llm({ provider: "llama-cpp", model: "m.gguf" }),
      to: "/data2",
      sees: async (ai) => {
        const looked: string[] = [];
        await bench.outcome(bench.model(ai, { fileExists: (path) => (looked.push(path), false) }));
        return looked[0];
      },
      was: "/srv/models/m.gguf",
      is: "/data2/m.gguf",
    },
    "llm.max_tokens": { beside: llm(), to: 64, sees: asked(({ maxTokens }) => maxTokens), was: 200, is: 64 },
    "llm.prompt_tokens": {
      beside: llm(),
      to: 500,
      sees: asked(({ raw }) => raw.split("once upon a tide").length > 5, { talk: longTalk(bench) }),
      was: true,
      is: false,
    },
    "llm.temperature": {
      beside: llm(),
      to: 0.2,
      sees: asked(({ temperature }) => temperature),
      was: 0.7,
      is: 0.2,
    },
    "llm.cache_ttl": {
      beside: llm(),
      to: 0,
      sees: async (ai) => {
        bench.answers({ json: { say: "Long, and full of mending.", acts: [], emotions: [] } });
        const house = bench.house(ai);
        await bench.reply(ai, {}, house);
        const again = { ring: [], own: false };
        return house.voices.options.speech.atOnce(bench.scene(house), again)?.from;
      },
      was: "cache-exact",
      is: undefined,
    },
    "llm.prepare": {
      beside: llm(),
      to: 0,
      sees: (ai) => bench.house(ai).voices.options.speech.preparing !== undefined,
      was: true,
      is: false,
    },
    "llm.retries": { beside: llm(), to: 2, sees: tried(1, 1), was: 1, is: 3 },
    "llm.timeouts.first_token": {
      beside: llm(),
      to: 0.02,
      sees: behaves({ firstMs: 120 }),
      was: ["answered"],
      is: ["late"],
    },
    "llm.timeouts.stall": { beside: llm(), to: 0.015, sees: behaves(LATE), was: ["answered"], is: ["late"] },
    "llm.timeouts.total": { beside: llm(), to: 0.05, sees: behaves(LATE), was: ["answered"], is: ["late"] },
    "llm.fallback": {
      beside: llm(),
      to: [{ provider: "local", model: "n", base_url: bench.other.url }],
      sees: behaves({ fault: "429" }),
      was: ["rate-limited"],
      is: ["answered"],
    },
    "llm.breaker.failures": { beside: llm(), to: 2, sees: tried(8, 10), was: 5, is: 2 },
    "llm.breaker.window": { beside: llm(), to: 5, sees: tried(8, 1_900), was: 5, is: 8 },
    "llm.breaker.rest": {
      beside: llm({ breaker: { failures: 1 } }),
      to: 0.5,
      sees: tried(4, 400),
      was: 1,
      is: 2,
    },
    "llm.rate_limit.requests_per_minute": {
      beside: llm(),
      to: 1,
      sees: (ai) => {
        bench.answers({});
        return bench.outcomes(bench.model(ai), 2, { deadline: performance.now() + 2_000 });
      },
      was: TWICE,
      is: LIMITED,
    },
    "llm.rate_limit.tokens_per_minute": {
      beside: llm(),
      to: 150,
      sees: (ai) => {
        bench.answers({});
        return bench.outcomes(bench.model(ai), 2, { deadline: performance.now() + 2_000 });
      },
      was: TWICE,
      is: LIMITED,
    },
    "llm.rate_limit.player_requests_per_minute": {
      beside: llm(),
      to: 1,
      sees: behaves({}, 2),
      was: TWICE,
      is: LIMITED,
    },
    "llm.rate_limit.player_at_once": {
      beside: llm(),
      to: 1,
      sees: async (ai) => {
        const model = bench.model(ai);
        return await Promise.all([bench.outcome(model), bench.outcome(model)]);
      },
      was: TWICE,
      is: LIMITED,
    },
    "llm.prices": {
      beside: llm(),
      to: { m: { input: 100, output: 300 } },
      sees: async (ai) => (bench.answers(COSTLY), (await of(ai, 1)) && bench.rows[0]?.cost),
      was: 0,
      is: 0.4,
    },
    "llm.embeddings.provider": {
      beside: llm({ embeddings: { model: "v", base_url: bench.server.url } }),
      to: "local",
      sees: (ai) => bench.model(ai).embed !== undefined,
      was: false,
      is: true,
    },
    "llm.embeddings.model": {
      beside: embeddings(),
      to: "w",
      sees: embedded(({ model }) => model),
      was: "v",
      is: "w",
    },
    "llm.embeddings.base_url": {
      beside: embeddings(),
      to: bench.other.url,
      sees: async (ai) => {
        const before = bench.other.requests.length;
        await bench.model(ai).embed?.(["a net"], new AbortController().signal);
        return bench.other.requests.length - before;
      },
      was: 0,
      is: 1,
    },
    "llm.embeddings.api_key_env": {
      beside: embeddings(),
      from: "FIRST_KEY",
      to: "SECOND_KEY",
      sees: embedded(({ key }) => key),
      was: "sk-first",
      is: "sk-second",
    },
    "llm.embeddings.api_key_file": {
      beside: embeddings(),
      from: at("one"),
      to: at("two"),
      sees: embedded(({ key }) => key),
      was: "sk-one",
      is: "sk-two",
    },
  };
  for (const key of ["per_player_hour", "per_player_day", "per_day"])
    rows[`llm.budget.${key}`] = {
      beside: llm({ prices: DEAR, budget: FREE }),
      to: 0.2,
      sees: behaves(COSTLY, 2),
      was: TWICE,
      is: ["answered", "out-of-budget"],
    };
  return rows;
}

/** More of a talk than any prompt has room for. */
function longTalk({ ann }: VoiceBench): object[] {
  return Array.from({ length: 120 }, (_, n) => ({
    who: ann.character.id,
    name: "Ann",
    text: `and number ${n} was once upon a tide, when the nets were full of herring and the moon`,
    at: n,
  }));
}
