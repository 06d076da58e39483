import { describe, expect, test } from "vitest";
import { deferred } from "../chain/deferred.ts";
import { realTime } from "../chain/time.ts";
import type { ModelRequest } from "../model.ts";
import { llamaCpp, type LlamaInput } from "./llama-cpp.ts";

interface Prompted {
  history: unknown;
  last: string;
  options: { onTextChunk: (text: string) => void; signal: AbortSignal; maxTokens: number; grammar?: unknown };
}

/** `node-llama-cpp`, as far as it is used: it answers with `words`, piece by piece, and counts what goes on together. */
function madeUpModule(words: readonly string[], more: { hold?: Promise<void>; stopReason?: string } = {}) {
  const seen = {
    paths: [] as string[],
    prompted: [] as Prompted[],
    schemas: [] as unknown[],
    most: 0,
    disposed: 0,
  };
  let running = 0;
  class LlamaChatSession {
    history: unknown = [];
    sequence: { used: { usedInputTokens: number; usedOutputTokens: number } };
    constructor({ contextSequence }: { contextSequence: LlamaChatSession["sequence"] }) {
      this.sequence = contextSequence;
    }
    setChatHistory(history: unknown): void {
      this.history = history;
    }
    async promptWithMeta(last: string, options: Prompted["options"]) {
      seen.prompted.push({ history: this.history, last, options });
      seen.most = Math.max(seen.most, ++running);
      const aborted = new Promise<never>((_, reject) => {
        options.signal.addEventListener("abort", () => reject(new Error("aborted")));
      });
      aborted.catch(() => undefined);
      try {
        for (const word of words) {
          options.onTextChunk(word);
          await Promise.race([more.hold, aborted]);
        }
      } finally {
        running--;
      }
      const { used } = this.sequence;
      this.sequence.used = {
        usedInputTokens: used.usedInputTokens + 40,
        usedOutputTokens: used.usedOutputTokens + words.length,
      };
      return { responseText: words.join(""), stopReason: more.stopReason ?? "eogToken" };
    }
    dispose(): void {
      seen.disposed++;
    }
  }
  const sequence = () => {
    const made = {
      used: { usedInputTokens: 0, usedOutputTokens: 0 },
      tokenMeter: { getState: () => made.used },
    };
    return made;
  };
  const module = {
    LlamaChatSession,
    getLlama: async () => ({
      loadModel: async ({ modelPath }: { modelPath: string }) => {
        seen.paths.push(modelPath);
        return {
          createContext: async () => ({ getSequence: sequence }),
          createEmbeddingContext: async () => ({
            getEmbeddingFor: async (text: string) => ({ vector: [text.length, 0.5] }),
          }),
          tokenize: (text: string) => text.split(" "),
        };
      },
      createGrammarForJsonSchema: async (schema: unknown) => {
        seen.schemas.push(schema);
        return { grammarOf: schema };
      },
    }),
  };
  return { module, seen };
}

function open(module: unknown, extra: Partial<LlamaInput> = {}) {
  return llamaCpp({
    name: "llama-cpp/hesper.gguf",
    modelId: "hesper.gguf",
    folder: "/srv/models",
    atOnce: 1,
    structured: "schema",
    timeouts: { firstToken: 1_000, stall: 1_000, total: 3_000 },
    time: realTime(() => performance.now()),
    fileExists: () => true,
    importModule: async () => module,
    ...extra,
  });
}

function asking(extra: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: ["You are Hesper.", "It is dusk."],
    messages: [
      { role: "user", text: "Good evening." },
      { role: "assistant", text: "Evening, love." },
      { role: "user", text: "Have you bread left?" },
    ],
    maxTokens: 120,
    temperature: 0.5,
    signal: new AbortController().signal,
    purpose: "dialogue",
    ...extra,
  };
}

describe("a model file inside the world", () => {
  test("is loaded once, is told everything before the last message as history, and speaks piece by piece", async () => {
    const { module, seen } = madeUpModule(["Two ", "loaves."]);
    const model = open(module);
    const stream = model.stream(asking());
    const pieces: string[] = [];
    for await (const piece of stream.pieces) pieces.push(piece);
    expect(pieces).toEqual(["Two ", "loaves."]);
    expect(await stream.answer).toMatchObject({
      text: "Two loaves.",
      finish: "stop",
      usage: { input: 40, cached: 0, output: 2 },
      model: "llama-cpp/hesper.gguf",
    });
    expect((await model.generate(asking())).usage).toEqual({ input: 40, cached: 0, output: 2 });
    expect(seen.paths).toEqual(["/srv/models/hesper.gguf"]);
    expect(seen.prompted[0]).toMatchObject({
      history: [
        { type: "system", text: "You are Hesper.\n\nIt is dusk." },
        { type: "user", text: "Good evening." },
        { type: "model", response: ["Evening, love."] },
      ],
      last: "Have you bread left?",
      options: { maxTokens: 120, temperature: 0.5 },
    });
    expect(seen.disposed).toBe(2);
  });

  test("is held to a schema by a grammar that is made once", async () => {
    const { module, seen } = madeUpModule(["{}"]);
    const model = open(module);
    const schema = { name: "answer", json: { type: "object" } };
    await model.generate(asking({ schema }));
    await model.generate(asking({ schema }));
    expect(seen.schemas).toEqual([{ type: "object" }]);
    expect(seen.prompted[1]?.options.grammar).toEqual({ grammarOf: { type: "object" } });
  });

  test("says when it was cut at its most tokens", async () => {
    const { module } = madeUpModule(["Two "], { stopReason: "maxTokens" });
    expect((await open(module).generate(asking())).finish).toBe("length");
  });

  test("lets one answer at a time have its memory, and gives it on when a waiting one is late", async () => {
    const hold = deferred<void>();
    const { module, seen } = madeUpModule(["Two ", "loaves."], { hold: hold.promise });
    const model = open(module);
    const first = model.generate(asking());
    const late = model.generate(asking({ deadline: performance.now() + 30 }));
    const third = model.generate(asking());
    await expect(late).rejects.toMatchObject({
      kind: "late",
      message: expect.stringContaining("before its deadline"),
    });
    hold.resolve();
    expect((await first).text).toBe("Two loaves.");
    expect((await third).text).toBe("Two loaves.");
    expect((await model.generate(asking())).text).toBe("Two loaves.");
    expect(seen.most).toBe(1);
  });

  test("stops at its signal, and says what was used", async () => {
    const ending = new AbortController();
    const { module, seen } = madeUpModule(["Two ", "loaves."], { hold: new Promise(() => undefined) });
    const stream = open(module).stream(asking({ signal: ending.signal }));
    for await (const piece of stream.pieces) {
      expect(piece).toBe("Two ");
      ending.abort();
      break;
    }
    await expect(stream.answer).rejects.toMatchObject({ kind: "ended", usage: { reckoned: true } });
    await expect.poll(() => seen.disposed).toBe(1);
  });

  test("makes vectors", async () => {
    const { module } = madeUpModule([]);
    const made = await open(module).embed(["a net", "a lamp"], new AbortController().signal);
    expect([...(made.vectors[1] ?? [])]).toEqual([6, 0.5]);
    expect(made.usage.input).toBe(4);
  });

  test("says how to install what it needs, and finds it once it is there", async () => {
    const { module } = madeUpModule(["Aye."]);
    let installed = false;
    const model = open(module, {
      importModule: async () => {
        if (!installed) throw new Error("Cannot find package 'node-llama-cpp' imported from /srv");
        return module;
      },
    });
    await expect(model.generate(asking())).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringContaining("npm install --no-save node-llama-cpp@3"),
    });
    installed = true;
    expect((await model.generate(asking())).text).toBe("Aye.");
  });

  test("says where it looked for the file, and looks nowhere else", async () => {
    const { module } = madeUpModule([]);
    const looked: string[] = [];
    const model = open(module, {
      modelId: "../../etc/hesper.gguf",
      fileExists: (path) => {
        looked.push(path);
        return false;
      },
    });
    await expect(model.generate(asking())).rejects.toThrow("has no model file hesper.gguf in /srv/models");
    expect(looked).toEqual(["/srv/models/hesper.gguf"]);
  });

  test("says in words that the file cannot be run, and not what the library threw", async () => {
    const { module } = madeUpModule([]);
    const broken = { ...module, getLlama: () => Promise.reject(new Error("ggml: magic 0x0 at /srv/models")) };
    await expect(open(broken).generate(asking())).rejects.toThrow(/cannot run its model file/);
  });
});
