import { describe, expect, test } from "vitest";
import { realTime } from "../chain/time.ts";
import type { ModelRequest } from "../model.ts";
import { sdkModel, type SdkModel } from "./sdk-model.ts";

type Part = Awaited<ReturnType<SdkModel["doStream"]>>["stream"] extends ReadableStream<infer P> ? P : never;

const REQUEST: ModelRequest = {
  system: ["You are Hesper."],
  messages: [{ role: "user", text: "Have you bread left?" }],
  maxTokens: 100,
  temperature: 0.7,
  signal: new AbortController().signal,
  purpose: "dialogue",
};

/** A model of the `ai` package that streams these parts, and stays open unless it is closed. */
function streaming(parts: readonly Part[], close = false) {
  let cancelled = false;
  const stream = new ReadableStream<Part>({
    start: (controller) => {
      for (const part of parts) controller.enqueue(part);
      if (close) controller.close();
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const inner: SdkModel = {
    specificationVersion: "v3",
    provider: "p",
    modelId: "m",
    supportedUrls: {},
    doGenerate: () => Promise.reject(new Error("It is only streamed.")),
    doStream: async () => ({ stream }),
  };
  const model = sdkModel(
    {
      name: "p/m",
      modelId: "m",
      baseUrl: undefined,
      key: { read: () => undefined },
      structured: "schema",
      timeouts: { firstToken: 1_000, stall: 1_000, total: 2_000 },
      time: realTime(() => performance.now()),
      wall: () => 0,
    },
    { open: () => inner },
  );
  return { model, cancelled: () => cancelled };
}

const word = (delta: string): Part => ({ type: "text-delta", id: "1", delta });

const finish = (unified: "stop" | "other" | "error", raw: string | undefined, total?: number): Part => ({
  type: "finish",
  finishReason: { unified, raw },
  usage: {
    inputTokens: { total, noCache: total, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total, text: total, reasoning: undefined },
  },
});

describe("a stream of the ai package", () => {
  test.each([
    ["ends without a reason", [word("Two "), finish("other", undefined)], false],
    ["ends without an end", [word("Two ")], true],
    ["ends in an error", [word("Two "), finish("error", undefined)], false],
  ] as const)("was cut when it %s", async (_, parts, close) => {
    await expect(streaming(parts, close).model.stream(REQUEST).answer).rejects.toMatchObject({
      kind: "unavailable",
      message: "p/m broke off",
      usage: { reckoned: true },
    });
  });

  test("is whole with a reason that nobody knows", async () => {
    const { model } = streaming([word("Two loaves."), finish("other", "budget", 9)]);
    expect(await model.stream(REQUEST).answer).toMatchObject({ text: "Two loaves.", finish: "stop" });
  });

  test("is closed when an error comes in the middle of it", async () => {
    const { model, cancelled } = streaming([
      word("Two "),
      { type: "error", error: { type: "overloaded_error" } },
    ]);
    await expect(model.stream(REQUEST).answer).rejects.toMatchObject({ kind: "unavailable" });
    await expect.poll(cancelled).toBe(true);
  });

  test("has its tokens reckoned when the provider does not say them", async () => {
    const { model } = streaming([word("Two loaves."), finish("stop", "stop")]);
    expect((await model.stream(REQUEST).answer).usage).toEqual({
      input: 17,
      cached: 0,
      output: 3,
      reckoned: true,
    });
  });
});
