import { describe, expect, test } from "vitest";
import { ModelError, type ModelAnswer } from "../model.ts";
import { deferred } from "./deferred.ts";
import { modelStream } from "./model-stream.ts";

const ANSWER: ModelAnswer = {
  text: "Mind the step.",
  finish: "stop",
  usage: { input: 1, cached: 0, output: 3 },
  model: "a/b",
  firstMs: 1,
  tookMs: 2,
};

async function read(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

describe("a model's stream", () => {
  test("hands on each piece when it comes, and ends with the answer", async () => {
    const more = deferred<void>();
    const stream = modelStream(async (push) => {
      push("Mind ");
      await more.promise;
      push("the step.");
      return ANSWER;
    });
    const words = stream.pieces[Symbol.asyncIterator]();
    expect(await words.next()).toEqual({ done: false, value: "Mind " });
    more.resolve();
    expect(await words.next()).toEqual({ done: false, value: "the step." });
    expect(await words.next()).toEqual({ done: true, value: undefined });
    expect(await stream.answer).toBe(ANSWER);
  });

  test("goes on when nobody reads, and keeps its pieces for whoever reads late", async () => {
    const stream = modelStream(async (push) => {
      push("Mind ");
      push("");
      push("the step.");
      return ANSWER;
    });
    expect(await stream.answer).toBe(ANSWER);
    expect(await read(stream.pieces)).toEqual(["Mind ", "the step."]);
  });

  test("throws to its reader what the answer rejects with, after the pieces that came", async () => {
    const stream = modelStream(async (push) => {
      push("Mind ");
      throw new ModelError("unavailable", "It broke off.");
    });
    const seen: string[] = [];
    const reading = (async () => {
      for await (const piece of stream.pieces) seen.push(piece);
    })();
    await expect(reading).rejects.toThrow("It broke off.");
    await expect(stream.answer).rejects.toThrow("It broke off.");
    expect(seen).toEqual(["Mind "]);
  });

  test("is not ended by a reader who has heard enough", async () => {
    const stream = modelStream(async (push) => {
      push("Mind ");
      push("the step.");
      return ANSWER;
    });
    for await (const piece of stream.pieces) {
      expect(piece).toBe("Mind ");
      break;
    }
    expect(await stream.answer).toBe(ANSWER);
  });
});
