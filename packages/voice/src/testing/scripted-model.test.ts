import { describe, expect, test } from "vitest";
import type { ModelRequest } from "../model.ts";
import { scriptedModel } from "./scripted-model.ts";

const FAULTS = ["refusal", "cut-json", "wrong-schema"] as const;

function asking(extra: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: ["You are Hesper."],
    messages: [{ role: "user", text: "Good evening." }],
    maxTokens: 100,
    temperature: 0.7,
    signal: new AbortController().signal,
    purpose: "dialogue",
    ...extra,
  };
}

describe("the scripted model", () => {
  test("answers what its script says, whole and piece by piece, and keeps what it was asked", async () => {
    const model = scriptedModel((request, n) => ({ text: `${n}: ${request.messages[0]?.text}` }));
    expect(await model.generate(asking())).toMatchObject({ text: "0: Good evening.", finish: "stop" });
    const stream = model.stream(asking());
    const pieces: string[] = [];
    for await (const piece of stream.pieces) pieces.push(piece);
    expect(pieces.join("")).toBe("1: Good evening.");
    expect(pieces.length).toBeGreaterThan(1);
    expect(model.requests).toHaveLength(2);
  });

  test.each([
    ["429", "rate-limited"],
    ["500", "unavailable"],
    ["hang-up", "unavailable"],
    ["cut", "unavailable"],
    ["401", "unauthorised"],
  ] as const)("fails with %s as a provider does: %s", async (fault, kind) => {
    const model = scriptedModel(() => ({ fault, retryAfter: 3 }));
    await expect(model.generate(asking())).rejects.toMatchObject({
      kind,
      retryAfterMs: fault === "429" ? 3_000 : undefined,
    });
  });

  test("refuses, breaks off in the middle, and answers another shape, without an error", async () => {
    const model = scriptedModel((_, n) => ({ fault: FAULTS[n] ?? "stall" }));
    expect(await model.generate(asking())).toMatchObject({ finish: "refused", text: "" });
    expect((await model.generate(asking())).text).toMatch(/^\{"say":"Aye\."/);
    expect(JSON.parse((await model.generate(asking())).text)).toHaveProperty("tool");
  });

  test("is late when it stalls past the deadline, and ended by its signal", async () => {
    const model = scriptedModel(() => ({ fault: "stall" }));
    await expect(model.generate(asking({ deadline: performance.now() + 20 }))).rejects.toMatchObject({
      kind: "late",
    });
    const ending = new AbortController();
    const answer = model.generate(asking({ signal: ending.signal }));
    ending.abort();
    await expect(answer).rejects.toMatchObject({ kind: "ended" });
  });

  test("makes the same vector of the same text", async () => {
    const made = await scriptedModel().embed?.(["a net", "a lamp", "a net"], new AbortController().signal);
    expect(made?.vectors[0]).toEqual(made?.vectors[2]);
    expect(made?.vectors[0]).not.toEqual(made?.vectors[1]);
  });
});
