import { describe, expect, test } from "vitest";
import { ModelError, type ModelRequest } from "../model.ts";
import { scriptedModel, virtualTime, type Behaviour, type ScriptedModel } from "../testing/index.ts";
import { openChain, type Chain, type ChainInput, type LinkChange } from "./chain.ts";
import type { CallEnd } from "./link.ts";
import { ProviderError } from "./provider-error.ts";

const FREE = { settle: () => undefined };

function setUp(
  behaviours: readonly Behaviour[],
  extra: Partial<ChainInput> & { atOnce?: number; tokensPerMinute?: number } = {},
) {
  const time = virtualTime(1_000);
  const changes: LinkChange[] = [];
  const models = behaviours.map((behaviour, n) =>
    scriptedModel(() => behaviour, { name: `m${n}`, clock: time.clock }),
  );
  const chain = openChain({
    links: models.map((model, n) => ({
      provider: "p",
      modelId: `m${n}`,
      model,
      perMinute: { requests: 100, tokens: extra.tokensPerMinute ?? 1_000_000 },
      atOnce: extra.atOnce ?? 10,
    })),
    breaker: { failures: 3, windowMs: 30_000, restMs: 10_000 },
    retries: 0,
    time,
    random: () => 0.5,
    book: () => FREE,
    onChange: (change) => changes.push(change),
    ...extra,
  });
  return { chain, time, changes, models };
}

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

function counts(models: readonly ScriptedModel[]): number[] {
  return models.map(({ requests }) => requests.length);
}

/** A model that throws what it is told to, in this order, and then answers. */
function failing(...errors: readonly ModelError[]): { model: ScriptedModel; asked: () => number } {
  const inner = scriptedModel();
  let asked = 0;
  const next = (): void => {
    const error = errors[asked++];
    if (error !== undefined) throw error;
  };
  return {
    asked: () => asked,
    model: {
      ...inner,
      generate: async (request) => {
        next();
        return await inner.generate(request);
      },
    },
  };
}

function chainOf(
  model: ScriptedModel,
  extra: Partial<ChainInput>,
): { chain: Chain; pass: (ms: number) => Promise<void> } {
  const time = virtualTime(1_000);
  const chain = openChain({
    links: [
      { provider: "p", modelId: "m", model, perMinute: { requests: 100, tokens: 1_000_000 }, atOnce: 10 },
    ],
    breaker: { failures: 9, windowMs: 30_000, restMs: 10_000 },
    retries: 1,
    time,
    random: () => 0.5,
    book: () => FREE,
    onChange: () => undefined,
    ...extra,
  });
  return { chain, pass: (ms) => time.pass(ms) };
}

describe("a chain of providers", () => {
  test("asks the first, and the others only when it has no answer", async () => {
    const { chain, models } = setUp([{ text: "one" }, { text: "two" }]);
    expect(await chain.generate(asking())).toMatchObject({ text: "one" });
    expect(counts(models)).toEqual([1, 0]);
  });

  test.each(["429", "500", "401", "hang-up"] as const)(
    "goes on to the next after %s, and says so",
    async (fault) => {
      const { chain, models } = setUp([{ fault }, { text: "two" }]);
      const answer = await chain.generate(asking());
      expect(answer).toMatchObject({ text: "two", notes: [expect.stringMatching(/m0/)] });
      expect((await chain.stream(asking()).answer).text).toBe("two");
      expect(counts(models)[1]).toBe(2);
    },
  );

  test("goes on to the next while a stream has not begun, and not when words were heard", async () => {
    const { chain, models } = setUp([{ fault: "cut", text: "Two loaves, still warm." }, { text: "two" }]);
    const stream = chain.stream(asking());
    const heard: string[] = [];
    const reading = (async () => {
      for await (const piece of stream.pieces) heard.push(piece);
    })();
    await expect(reading).rejects.toMatchObject({ kind: "unavailable" });
    expect(heard.length).toBeGreaterThan(0);
    expect(counts(models)).toEqual([1, 0]);
  });

  test("asks nobody else what one has refused", async () => {
    const { chain, models } = setUp([{ fault: "refusal" }, { text: "two" }]);
    expect((await chain.generate(asking())).finish).toBe("refused");
    const { chain: other, asked } = (() => {
      const { model, asked } = failing(new ModelError("refused", "would not"));
      return { ...chainOf(model, {}), asked };
    })();
    await expect(other.generate(asking())).rejects.toMatchObject({ kind: "refused" });
    expect(asked()).toBe(1);
    expect(counts(models)).toEqual([1, 0]);
  });

  test("fails with the last one's reason when all have failed", async () => {
    const { chain } = setUp([{ fault: "500" }, { fault: "401" }]);
    await expect(chain.generate(asking())).rejects.toMatchObject({
      kind: "unauthorised",
      message: expect.stringContaining("m1"),
    });
  });

  test("leaves a provider alone after failures, tries it after its rest, and tells each change once", async () => {
    const { chain, time, changes, models } = setUp([{ fault: "500" }, { text: "two" }]);
    for (let n = 0; n < 6; n++) await chain.generate(asking());
    expect(counts(models)).toEqual([3, 6]);
    expect(changes).toEqual([
      { link: "p/m0", state: "failing", why: expect.stringContaining("not to be had"), chain: "whole" },
    ]);
    models[0]?.answers(() => ({ text: "one again" }));
    await time.pass(10_000);
    expect((await chain.generate(asking())).text).toBe("one again");
    expect(changes.at(-1)).toEqual({ link: "p/m0", state: "well", why: "answers again", chain: "whole" });
    expect(changes).toHaveLength(2);
  });

  test("says that it is broken when nobody is left, refuses at once then, and mends", async () => {
    const { chain, time, changes, models } = setUp([{ fault: "401" }, { fault: "401" }]);
    await expect(chain.generate(asking())).rejects.toMatchObject({ kind: "unauthorised" });
    expect(changes.map(({ chain }) => chain)).toEqual(["whole", "broken"]);
    await expect(chain.generate(asking({ deadline: time.clock() + 5_000 }))).rejects.toMatchObject({
      kind: "unavailable",
      message: "every provider has failed: it is tried again soon",
    });
    expect(counts(models)).toEqual([1, 1]);
    models[1]?.answers(() => ({ text: "two" }));
    await time.pass(10_000);
    expect((await chain.generate(asking())).text).toBe("two");
    expect(changes.at(-1)).toMatchObject({ link: "p/m1", state: "well", chain: "whole" });
  });

  test("sends a trial to a failed provider by one request, while the others go elsewhere", async () => {
    const { chain, time, models } = setUp([{ fault: "401" }, { text: "two" }]);
    await chain.generate(asking());
    await time.pass(10_000);
    models[0]?.answers(() => ({ text: "one", fault: "stall" }));
    const trial = chain.generate(asking());
    await time.pass(0);
    expect((await chain.generate(asking())).text).toBe("two");
    expect(counts(models)[0]).toBe(2);
    trial.catch(() => undefined);
  });

  test("asks the same provider again after an error that may pass, but only so often", async () => {
    const again = (): ProviderError => new ProviderError("unavailable", "had an error", { again: true });
    const once = failing(again());
    const first = chainOf(once.model, { retries: 1 });
    const answer = first.chain.generate(asking());
    await first.pass(149);
    expect(once.asked()).toBe(1);
    await first.pass(1);
    expect(await answer).toMatchObject({ finish: "stop", notes: ["unavailable: had an error"] });

    const twice = failing(again(), again());
    const second = chainOf(twice.model, { retries: 1 });
    const failed = second.chain.generate(asking()).catch((error: unknown) => error);
    await second.pass(1_000);
    expect(await failed).toMatchObject({ kind: "unavailable" });
    expect(twice.asked()).toBe(2);

    const never = failing(again());
    await expect(chainOf(never.model, { retries: 0 }).chain.generate(asking())).rejects.toThrow(
      "had an error",
    );
  });

  test("does not ask again when its deadline would be past", async () => {
    const { model, asked } = failing(new ProviderError("unavailable", "had an error", { again: true }));
    const { chain } = chainOf(model, { retries: 3 });
    await expect(chain.generate(asking({ deadline: 1_100 }))).rejects.toMatchObject({ kind: "unavailable" });
    expect(asked()).toBe(1);
  });

  test("waits as long as a 429 says when nobody else is there, and asks nobody meanwhile", async () => {
    const { model, asked } = failing(
      new ProviderError("rate-limited", "asked too much", { again: true, retryAfterMs: 2_000 }),
    );
    const { chain, pass } = chainOf(model, { retries: 1 });
    const answer = chain.generate(asking({ deadline: 9_000 }));
    await pass(1_900);
    expect(asked()).toBe(1);
    await pass(200);
    expect((await answer).finish).toBe("stop");
  });

  test("refuses at once when a 429 lasts beyond the deadline", async () => {
    const { model } = failing(
      new ProviderError("rate-limited", "asked too much", { again: true, retryAfterMs: 60_000 }),
    );
    const { chain } = chainOf(model, { retries: 1 });
    await expect(chain.generate(asking({ deadline: 5_000 }))).rejects.toMatchObject({ kind: "rate-limited" });
  });

  test("hides what was thrown by mistake", async () => {
    const inner = scriptedModel();
    const { chain } = chainOf(
      { ...inner, generate: () => Promise.reject(new TypeError("undefined is not sk-secret")) },
      { retries: 0 },
    );
    await expect(chain.generate(asking())).rejects.toMatchObject({
      kind: "unavailable",
      message: "p/m failed by a fault of ours (TypeError)",
    });
  });
});

describe("the queue in front of the providers", () => {
  test("lets no more go on together than a provider takes, and serves the rest in order", async () => {
    const { chain, time, models } = setUp([{ text: "one", firstMs: 20 }], { atOnce: 2 });
    const order: number[] = [];
    const all = [1, 2, 3, 4].map(async (n) => {
      await chain.generate(asking({ messages: [{ role: "user", text: `${n}` }] }));
      order.push(n);
    });
    await time.pass(0);
    expect(counts(models)).toEqual([2]);
    expect(chain.status()).toMatchObject({ waiting: 2, links: [{ running: 2 }] });
    await Promise.all(all);
    expect(models[0]?.requests.map(({ messages }) => messages[0]?.text)).toEqual(["1", "2", "3", "4"]);
    expect(order.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
    expect(chain.status()).toMatchObject({ waiting: 0, links: [{ running: 0 }] });
  });

  test("serves somebody who listens before what can wait", async () => {
    const { chain, models } = setUp([{ text: "one", firstMs: 10 }], { atOnce: 1 });
    const text = (text: string, purpose: ModelRequest["purpose"]) =>
      chain.generate(asking({ purpose, messages: [{ role: "user", text }] }));
    await Promise.all([
      text("first", "reflection"),
      text("dream", "reflection"),
      text("picture", "description"),
      text("word", "dialogue"),
    ]);
    expect(models[0]?.requests.map(({ messages }) => messages[0]?.text)).toEqual([
      "first",
      "word",
      "picture",
      "dream",
    ]);
  });

  test("gives what is prepared only what is left over: a place and half a minute's share stay free", async () => {
    const { chain, time, models } = setUp([{ text: "one", firstMs: 30 }], { atOnce: 2 });
    const sheet = (): Promise<unknown> => chain.generate(asking({ purpose: "preparation" }));
    const sheets = [sheet(), sheet()];
    await time.pass(0);
    expect(chain.status()).toMatchObject({ waiting: 1, links: [{ running: 1 }] });
    // Somebody who speaks goes before the one that waits, at once.
    const word = chain.generate(asking());
    await time.pass(0);
    expect(models[0]?.requests.map(({ purpose }) => purpose)).toEqual(["preparation", "dialogue"]);
    await Promise.all([...sheets, word]);
    expect(counts(models)).toEqual([3]);
    const few = setUp([{ text: "one" }], { tokensPerMinute: 210 });
    await few.chain.generate(asking());
    const denied = few.chain.generate(asking({ purpose: "preparation", deadline: few.time.clock() + 1_000 }));
    await expect(denied).rejects.toMatchObject({ kind: "rate-limited" });
    expect(counts(few.models)).toEqual([1]);
  });

  test("prepares nothing by a model that can do one thing at a time", async () => {
    const { chain, models } = setUp([{ text: "one" }], { atOnce: 1 });
    await expect(chain.generate(asking({ purpose: "preparation" }))).rejects.toMatchObject({
      message: "p/m0 has nothing to spare",
    });
    expect(counts(models)).toEqual([0]);
  });

  test("does not take how long a sheet takes for how long an answer takes", async () => {
    const slow: ScriptedModel = {
      ...scriptedModel(),
      generate: () =>
        Promise.resolve({
          text: "one",
          finish: "stop",
          usage: { input: 1, cached: 0, output: 1 },
          model: "m",
          firstMs: 60_000,
          tookMs: 60_000,
        }),
    };
    const { chain } = chainOf(slow, {});
    await chain.generate(asking({ purpose: "preparation" }));
    expect(chain.status().links[0]?.firstMs).toBe(500);
    await chain.generate(asking());
    expect(chain.status().links[0]?.firstMs).toBeGreaterThan(500);
  });

  test("refuses at once whoever cannot be served before its deadline", async () => {
    const { chain, time } = setUp([{ fault: "stall" }], { atOnce: 1 });
    chain.generate(asking()).catch(() => undefined);
    const began = time.clock();
    await expect(chain.generate(asking({ deadline: began + 1_000 }))).rejects.toMatchObject({
      kind: "rate-limited",
      message: "the queue is too long: served in 2 s, wanted within 1 s",
    });
    expect(time.clock()).toBe(began);
    expect(chain.status().waiting).toBe(0);
  });

  test("lets whoever waited past its deadline go, and whoever ends its wait", async () => {
    const { chain, time, models } = setUp([{ fault: "stall" }], { atOnce: 1 });
    chain.generate(asking()).catch(() => undefined);
    const ending = new AbortController();
    const late = chain.generate(asking({ deadline: time.clock() + 3_000 })).catch((error: unknown) => error);
    const ended = chain.generate(asking({ signal: ending.signal })).catch((error: unknown) => error);
    await time.pass(100);
    ending.abort();
    expect(await ended).toMatchObject({ kind: "ended" });
    await time.pass(3_000);
    expect(await late).toMatchObject({ kind: "late" });
    expect(counts(models)).toEqual([1]);
  });

  test("waits for a minute's limit, or goes to the next provider when there is one", async () => {
    const limited = { requests: 1, tokens: 1_000_000 };
    const wide = { requests: 100, tokens: 1_000_000 };
    const time = virtualTime(1_000);
    const [one, two] = [scriptedModel(() => ({ text: "one" })), scriptedModel(() => ({ text: "two" }))];
    const link = (modelId: string, model: ScriptedModel, perMinute: typeof wide) => ({
      provider: "p",
      modelId,
      model,
      perMinute,
      atOnce: 9,
    });
    const input = {
      breaker: { failures: 3, windowMs: 30_000, restMs: 10_000 },
      retries: 0,
      time,
      random: () => 0.5,
      book: () => FREE,
      onChange: () => undefined,
    };
    const both = openChain({ ...input, links: [link("one", one, limited), link("two", two, wide)] });
    expect((await both.generate(asking())).text).toBe("one");
    expect((await both.generate(asking())).text).toBe("two");

    const alone = openChain({ ...input, links: [link("one", one, limited)] });
    await alone.generate(asking());
    await expect(alone.generate(asking({ deadline: time.clock() + 10_000 }))).rejects.toMatchObject({
      kind: "rate-limited",
    });
    const waits = alone.generate(asking({ deadline: time.clock() + 70_000 }));
    await time.pass(59_000);
    expect(one.requests).toHaveLength(2);
    await time.pass(2_000);
    expect((await waits).text).toBe("one");
  });

  test("lets nobody overtake a request that waits for room, and serves the next when it goes away", async () => {
    const { chain, time, models } = setUp([{ text: "one", usage: { input: 50, output: 50 } }], {
      tokensPerMinute: 300,
    });
    const text = (text: string, extra: Partial<ModelRequest> = {}) =>
      chain
        .generate(asking({ messages: [{ role: "user", text }], ...extra }))
        .catch((error: unknown) => error);
    await text("first");
    const ending = new AbortController();
    const large = text("large", { maxTokens: 250, signal: ending.signal, deadline: time.clock() + 70_000 });
    const small = text("small", { maxTokens: 20, deadline: time.clock() + 70_000 });
    await time.pass(1_000);
    expect(models[0]?.requests).toHaveLength(1);
    expect(chain.status().waiting).toBe(2);
    ending.abort();
    expect(await large).toMatchObject({ kind: "ended" });
    expect(await small).toMatchObject({ text: "one" });
  });

  test("counts the tokens that were used, not those that might have been", async () => {
    const { chain, models, time } = setUp([{ text: "one", usage: { input: 5, output: 5 } }], {
      tokensPerMinute: 250,
    });
    for (let n = 0; n < 10; n++) await chain.generate(asking({ deadline: time.clock() + 1_000 }));
    expect(models[0]?.requests).toHaveLength(10);
  });

  test("refuses what is larger than a whole minute's tokens", async () => {
    const { chain } = setUp([{ text: "one" }]);
    await expect(chain.generate(asking({ maxTokens: 2_000_000 }))).rejects.toMatchObject({
      kind: "rate-limited",
      message: expect.stringContaining("larger than all that p/m0 may get in a minute"),
    });
  });

  test("passes over a provider that there is no money for, and settles each call with what it was", async () => {
    const ends: [string, CallEnd][] = [];
    const { chain, models } = setUp([{ text: "dear" }, { text: "cheap" }], {
      book: (link) =>
        link.modelId === "m0"
          ? new ModelError("out-of-budget", "the world's budget for today is spent")
          : { settle: (end) => ends.push([link.name, end]) },
    });
    expect((await chain.generate(asking())).text).toBe("cheap");
    expect(counts(models)).toEqual([0, 1]);
    expect(ends).toEqual([["p/m1", { answer: expect.objectContaining({ text: "cheap" }) }]]);
    const { chain: poor } = setUp([{ text: "dear" }], {
      book: () => new ModelError("out-of-budget", "spent"),
    });
    await expect(poor.generate(asking())).rejects.toMatchObject({ kind: "out-of-budget" });
  });
});
