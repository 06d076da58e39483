import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { realTime } from "../chain/time.ts";
import type { ModelRequest } from "../model.ts";
import { answerSchema } from "../reply.ts";
import { fakeModelServer, type Behaviour, type FakeModelServer } from "../testing/index.ts";
import { z } from "zod";
import { anthropic } from "./anthropic.ts";
import { openaiCompatible } from "./openai-compatible.ts";
import { openai } from "./openai.ts";
import type { ProviderInput } from "./sdk-model.ts";

const KEY = "sk-test-0123456789abcdefghij";
const SHAPE = { name: "answer", json: z.toJSONSchema(answerSchema) as Record<string, unknown> };
const clock = (): number => performance.now();

const PROVIDERS = [
  { provider: "openai", make: openai, api: "openai-responses" },
  { provider: "anthropic", make: anthropic, api: "anthropic" },
  { provider: "openai-compatible", make: openaiCompatible, api: "openai-chat" },
] as const;

function asking(extra: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: ["You are Hesper, a baker.", "It is dusk."],
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

describe.each(PROVIDERS)("$provider, over a real socket", ({ provider, make, api }) => {
  let server: FakeModelServer;
  beforeEach(async () => {
    server = await fakeModelServer(() => ({ text: "Two loaves, still warm." }));
  });
  afterEach(() => server.close());

  function model(extra: Partial<ProviderInput> = {}): ReturnType<typeof make> {
    return make({
      name: `${provider}/made-up`,
      modelId: "made-up",
      baseUrl: server.url,
      key: { read: () => KEY },
      structured: "schema",
      timeouts: { firstToken: 1_000, stall: 1_000, total: 3_000 },
      time: realTime(clock),
      wall: () => 0,
      ...extra,
    });
  }
  const behave = (behaviour: Behaviour): void => server.answers(() => behaviour);

  test("sends what it is given and not a word more, with its key", async () => {
    await model().generate(asking());
    expect(server.requests[0]).toMatchObject({
      api,
      model: "made-up",
      system: ["You are Hesper, a baker.", "It is dusk."],
      messages: asking().messages,
      stream: false,
      structured: "none",
      maxTokens: 120,
      temperature: 0.5,
      key: KEY,
    });
  });

  test("hands on the answer piece by piece as it comes, and says what it used", async () => {
    behave({
      text: "Two loaves, still warm.",
      tokensPerSecond: 200,
      usage: { input: 900, cached: 800, output: 6 },
    });
    const stream = model().stream(asking());
    const pieces: string[] = [];
    for await (const piece of stream.pieces) pieces.push(piece);
    expect(pieces.join("")).toBe("Two loaves, still warm.");
    expect(pieces.length).toBeGreaterThan(3);
    const answer = await stream.answer;
    expect(answer).toMatchObject({
      text: "Two loaves, still warm.",
      finish: "stop",
      usage: { input: 900, cached: 800, output: 6 },
      model: `${provider}/made-up`,
    });
    expect(answer.firstMs).toBeLessThan(answer.tookMs);
    expect(server.requests[0]?.stream).toBe(true);
  });

  test("answers whole as well, with the same usage", async () => {
    behave({ text: "Two loaves.", usage: { input: 900, cached: 800, output: 4 } });
    expect(await model().generate(asking())).toMatchObject({
      text: "Two loaves.",
      finish: "stop",
      usage: { input: 900, cached: 800, output: 4 },
    });
  });

  test("asks for JSON by schema, streamed and whole", async () => {
    const said = { say: "Two loaves.", acts: ["sell:bread"], emotions: [] };
    behave({ json: said });
    const stream = model().stream(asking({ schema: SHAPE }));
    expect(JSON.parse((await stream.answer).text)).toEqual(said);
    expect(JSON.parse((await model().generate(asking({ schema: SHAPE }))).text)).toEqual(said);
    for (const seen of server.requests) {
      expect(seen.structured).toBe("schema");
      expect(seen.schema).toMatchObject({ properties: { say: { type: "string" } } });
      expect(seen.system).toHaveLength(2);
    }
  });

  test("asks for JSON in words after the first text, where the provider takes no schema", async () => {
    await model({ structured: "words" }).generate(asking({ schema: SHAPE }));
    const [seen] = server.requests;
    expect(seen?.structured).toBe("none");
    expect(seen?.system[0]).toBe("You are Hesper, a baker.");
    expect(seen?.system[1]).toContain('"say"');
    expect(seen?.system[2]).toBe("It is dusk.");
  });

  test("hands on JSON of another shape and cut JSON as they are: they are judged above", async () => {
    behave({ fault: "wrong-schema" });
    expect(JSON.parse((await model().stream(asking({ schema: SHAPE })).answer).text)).toHaveProperty("tool");
    behave({ fault: "cut-json", finish: "length" });
    expect(await model().stream(asking({ schema: SHAPE })).answer).toMatchObject({
      finish: "length",
      text: expect.stringMatching(/^\{"say":"Aye\."/),
    });
  });

  test.each([true, false])(
    "says that the model refused, without its words (streamed: %s)",
    async (streamed) => {
      behave({ fault: "refusal" });
      const answer = streamed ? model().stream(asking()).answer : model().generate(asking());
      expect(await answer).toMatchObject({ finish: "refused", text: "" });
    },
  );

  test.each([
    ["429", "rate-limited", 2_000],
    ["500", "unavailable", undefined],
    ["401", "unauthorised", undefined],
    ["hang-up", "unavailable", undefined],
  ] as const)(
    "fails on %s as %s, after one request and without its key",
    async (fault, kind, retryAfterMs) => {
      server.answers(() => ({ fault, retryAfter: 2 }));
      for (const asked of [model().generate(asking()), model().stream(asking()).answer]) {
        const error: unknown = await asked.catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ name: "ModelError", kind, retryAfterMs, usage: undefined });
        expect(everythingIn(error)).not.toContain(KEY);
        expect(everythingIn(error)).not.toContain("Have you bread left?");
      }
      expect(server.requests).toHaveLength(2);
    },
  );

  test("says who cannot be reached when nobody is there", async () => {
    await server.close();
    await expect(model().generate(asking())).rejects.toMatchObject({
      kind: "unavailable",
      message: `${provider}/made-up cannot be reached (ECONNREFUSED)`,
    });
  });

  test("hands on the words before a broken connection, then fails, and reckons what was used", async () => {
    behave({ text: "Two loaves, still warm, and a bun.", fault: "cut", tokensPerSecond: 500 });
    const stream = model().stream(asking());
    let heard = "";
    const reading = (async () => {
      for await (const piece of stream.pieces) heard += piece;
    })();
    await expect(reading).rejects.toMatchObject({ kind: "unavailable" });
    expect("Two loaves, still warm, and a bun.").toContain(heard);
    expect(heard).not.toBe("");
    await expect(stream.answer).rejects.toMatchObject({ usage: { reckoned: true } });
  });

  test("fails on half of a whole answer", async () => {
    behave({ fault: "cut" });
    await expect(model().generate(asking())).rejects.toMatchObject({
      kind: expect.stringMatching(/unavailable|bad-answer/),
    });
  });

  test("is late when the first word does not come, and hangs up", async () => {
    behave({ fault: "slow-first" });
    const slow = model({ timeouts: { firstToken: 60, stall: 1_000, total: 3_000 } });
    await expect(slow.stream(asking()).answer).rejects.toMatchObject({
      kind: "late",
      message: `${provider}/made-up said nothing within 0.1 s`,
    });
    await expect.poll(() => server.abandoned).toBe(1);
  });

  test("is late when it stalls between two pieces", async () => {
    behave({ fault: "stall" });
    const stalling = model({ timeouts: { firstToken: 1_000, stall: 60, total: 3_000 } });
    await expect(stalling.stream(asking()).answer).rejects.toMatchObject({
      kind: "late",
      message: `${provider}/made-up stalled for 0.1 s`,
      usage: { reckoned: true },
    });
  });

  test("is late when the whole takes too long, or longer than its deadline, streamed and whole", async () => {
    behave({ text: "so long ".repeat(60), tokensPerSecond: 100 });
    const short = model({ timeouts: { firstToken: 1_000, stall: 1_000, total: 100 } });
    await expect(short.stream(asking()).answer).rejects.toMatchObject({ kind: "late" });
    await expect(short.generate(asking())).rejects.toMatchObject({ kind: "late" });
    await expect(model().stream(asking({ deadline: clock() + 80 })).answer).rejects.toMatchObject({
      kind: "late",
      message: `${provider}/made-up was not done before its deadline`,
    });
    await expect(model().generate(asking({ deadline: clock() - 1 }))).rejects.toMatchObject({ kind: "late" });
  });

  test("ends at its signal, before and during the request", async () => {
    behave({ text: "so long ".repeat(60), tokensPerSecond: 100 });
    const ending = new AbortController();
    const stream = model().stream(asking({ signal: ending.signal }));
    for await (const piece of stream.pieces) {
      expect(piece).not.toBe("");
      ending.abort();
      break;
    }
    await expect(stream.answer).rejects.toMatchObject({ kind: "ended" });
    await expect.poll(() => server.abandoned).toBe(1);
    await expect(model().generate(asking({ signal: ending.signal }))).rejects.toMatchObject({
      kind: "ended",
      usage: undefined,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("takes a new key without being opened again", async () => {
    let key = "sk-old-key";
    const changing = model({ key: { read: () => key } });
    await changing.generate(asking());
    key = "sk-new-key";
    await changing.generate(asking());
    expect(server.requests.map((seen) => seen.key)).toEqual(["sk-old-key", "sk-new-key"]);
  });
});

describe("what one provider does its own way", () => {
  let server: FakeModelServer;
  beforeEach(async () => {
    server = await fakeModelServer();
  });
  afterEach(() => server.close());
  const input = (extra: Partial<ProviderInput> = {}): ProviderInput => ({
    name: "x/made-up",
    modelId: "made-up",
    baseUrl: server.url,
    key: { read: () => KEY },
    structured: "schema",
    timeouts: { firstToken: 1_000, stall: 1_000, total: 3_000 },
    time: realTime(clock),
    wall: () => 0,
    ...extra,
  });

  test("OpenAI is asked to store nothing", async () => {
    await openai(input()).generate(asking());
    expect(JSON.parse(server.requests[0]?.raw ?? "")).toMatchObject({ store: false });
  });

  test("Anthropic is told to keep every system text but the last", async () => {
    await anthropic(input()).generate(asking());
    const { system } = JSON.parse(server.requests[0]?.raw ?? "") as { system: object[] };
    expect(system[0]).toHaveProperty("cache_control", { type: "ephemeral" });
    expect(system[1]).not.toHaveProperty("cache_control");
  });

  test("a model that thinks aloud is not heard thinking", async () => {
    server.answers(() => ({ text: "<think>She wants bread. I have two.</think>Two loaves." }));
    expect((await openaiCompatible(input()).stream(asking()).answer).text.trim()).toBe("Two loaves.");
    expect((await openaiCompatible(input()).generate(asking())).text.trim()).toBe("Two loaves.");
  });

  test("a compatible server can be asked for any JSON, with the shape in words", async () => {
    await openaiCompatible(input({ structured: "json" })).generate(asking({ schema: SHAPE }));
    expect(server.requests[0]?.structured).toBe("json");
    expect(server.requests[0]?.system[1]).toContain('"say"');
  });

  test("a server without keys is asked without one", async () => {
    await openaiCompatible(input({ key: { read: () => undefined } })).generate(asking());
    expect(server.requests[0]?.key).toBeUndefined();
  });
});

/** An error with all that hangs on it, as a careless log would print it. */
function everythingIn(error: unknown): string {
  const parts: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    parts.push(at.message, at.stack ?? "", JSON.stringify(Object.entries(at)));
  }
  return parts.join("\n");
}
