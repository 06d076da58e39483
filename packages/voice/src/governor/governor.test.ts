import { describe, expect, test } from "vitest";
import { realTime } from "../chain/time.ts";
import { ModelError, type Model, type ModelRequest } from "../model.ts";
import { scriptedModel, virtualTime, type Behaviour } from "../testing/index.ts";
import { openGovernor, type GovernorInput, type VoiceAlarm } from "./governor.ts";
import type { UsageRow } from "./usage-row.ts";

const DAY = 86_400_000;
const PRICES = { m0: { input: 1, cached: 0.1, output: 10 } };

function setUp(behaviours: readonly Behaviour[], extra: Partial<GovernorInput> = {}) {
  const time = virtualTime(1_000);
  const rows: UsageRow[] = [];
  const alarms: VoiceAlarm[] = [];
  const models = behaviours.map((behaviour, n) =>
    scriptedModel(() => behaviour, { name: `p/m${n}`, clock: time.clock }),
  );
  const governor = openGovernor({
    chain: {
      links: models.map((model, n) => ({
        provider: "p",
        modelId: `m${n}`,
        model,
        perMinute: { requests: 1_000, tokens: 10_000_000 },
        atOnce: 10,
      })),
      breaker: { failures: 3, windowMs: 30_000, restMs: 10_000 },
      retries: 0,
    },
    players: { requestsPerMinute: 100, atOnce: 10 },
    budget: { perPlayerHour: false, perPlayerDay: false, perDay: false },
    prices: PRICES,
    embedder: undefined,
    time,
    wall: () => 20_000 * DAY + time.clock(),
    random: () => 0.5,
    onUsage: (row) => rows.push(row),
    onAlarm: (alarm) => alarms.push(alarm),
    onChange: () => undefined,
    ...extra,
  });
  return { governor, time, rows, alarms, models };
}

function asking(extra: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: ["You are Hesper."],
    messages: [{ role: "user", text: "Good evening." }],
    maxTokens: 100,
    temperature: 0.7,
    signal: new AbortController().signal,
    purpose: "dialogue",
    player: "anna",
    npc: "harbor:hesper",
    ...extra,
  };
}

describe("the governor", () => {
  test("writes a row for each call, with what it cost", async () => {
    const { governor, rows } = setUp([{ text: "Aye.", usage: { input: 1_000, cached: 600, output: 50 } }]);
    await governor.generate(asking());
    expect(rows).toEqual([
      {
        at: 20_000 * DAY + 1_000,
        provider: "p",
        model: "m0",
        purpose: "dialogue",
        player: "anna",
        npc: "harbor:hesper",
        usage: { input: 1_000, cached: 600, output: 50 },
        reckoned: false,
        cost: expect.closeTo((400 * 1 + 600 * 0.1 + 50 * 10) / 1_000_000, 12),
        firstMs: 0,
        tookMs: 0,
        outcome: "answered",
      },
    ]);
    expect(governor.spent("anna").day).toBeCloseTo(rows[0]?.cost ?? 0, 12);
    expect(governor.spent().day).toBe(governor.spent("anna").day);
  });

  test("writes rows for those that failed as well, and charges what they used", async () => {
    const { governor, rows, models } = setUp([{ fault: "500" }, { text: "two" }]);
    await governor.stream(asking()).answer;
    expect(rows.map(({ model, outcome, cost }) => [model, outcome, cost])).toEqual([
      ["m0", "unavailable", 0],
      ["m1", "answered", 0],
    ]);
    const dear = { input: 500, cached: 0, output: 20, reckoned: true } as const;
    const broken = {
      ...scriptedModel(),
      generate: () => Promise.reject(new ModelError("late", "stalled", { usage: dear })),
    };
    const { governor: other, rows: charged } = setUp([], {
      chain: {
        links: [
          {
            provider: "p",
            modelId: "m0",
            model: broken,
            perMinute: { requests: 9, tokens: 9_999 },
            atOnce: 1,
          },
        ],
        breaker: { failures: 3, windowMs: 30_000, restMs: 10_000 },
        retries: 0,
      },
    });
    await expect(other.generate(asking())).rejects.toMatchObject({ kind: "late" });
    expect(charged).toMatchObject([{ outcome: "late", reckoned: true, usage: dear, firstMs: undefined }]);
    expect(other.spent("anna").day).toBeCloseTo((500 + 200) / 1_000_000, 12);
    expect(models).toHaveLength(2);
  });

  test.each([
    [{ text: "Aye, it is", finish: "length" }, "cut"],
    [{ fault: "refusal" }, "refused"],
  ] as const)("says in the row how an answer ended: %o", async (behaviour, outcome) => {
    const { governor, rows } = setUp([behaviour]);
    await governor.generate(asking());
    expect(rows).toMatchObject([{ outcome }]);
  });

  test("asks a dear model no more when its money is spent, and a free one still", async () => {
    const usage = { input: 100_000, output: 0 };
    const { governor, models, alarms } = setUp([{ text: "dear", usage }, { text: "free" }], {
      budget: { perPlayerHour: false, perPlayerDay: false, perDay: 0.1 },
    });
    expect((await governor.generate(asking())).text).toBe("dear");
    expect((await governor.generate(asking())).text).toBe("free");
    expect(models.map(({ requests }) => requests.length)).toEqual([1, 1]);
    expect(alarms).toMatchObject([{ kind: "budget", budget: "per_day", share: 1, most: 0.1 }]);
  });

  test("reckons beforehand with the longest answer that there may be", async () => {
    const budget = { perPlayerHour: 0.000_9, perPlayerDay: false, perDay: false } as const;
    const { governor, rows } = setUp([{ text: "Aye." }], { budget });
    await expect(governor.generate(asking({ maxTokens: 100 }))).rejects.toMatchObject({
      kind: "out-of-budget",
    });
    expect(rows).toEqual([]);
    expect((await governor.generate(asking({ maxTokens: 60 }))).text).toBe("Aye.");
  });

  test("gives nobody a second budget by a restart", async () => {
    const budget = { perPlayerHour: 0.01, perPlayerDay: false, perDay: false } as const;
    const { governor } = setUp([{ text: "Aye." }], { budget });
    governor.seed([{ at: 20_000 * DAY, cost: 0.01, player: "anna" }]);
    await expect(governor.generate(asking())).rejects.toMatchObject({ kind: "out-of-budget" });
    expect((await governor.generate(asking({ player: "bert" }))).text).toBe("Aye.");
  });

  test("lets a player ask only so often in a minute", async () => {
    const { governor, time } = setUp([{ text: "Aye." }], { players: { requestsPerMinute: 2, atOnce: 10 } });
    await governor.generate(asking());
    await governor.generate(asking());
    await expect(governor.generate(asking())).rejects.toMatchObject({
      kind: "rate-limited",
      message: "this player has asked 2 times within a minute",
    });
    expect((await governor.generate(asking({ player: "bert" }))).text).toBe("Aye.");
    await time.pass(60_000);
    expect((await governor.generate(asking())).text).toBe("Aye.");
  });

  test("lets a player have only so many requests under way, and again when one has ended", async () => {
    const { governor, models } = setUp([{ fault: "stall" }], {
      players: { requestsPerMinute: 100, atOnce: 1 },
    });
    const ending = new AbortController();
    const first = governor.generate(asking({ signal: ending.signal })).catch((error: unknown) => error);
    await expect(governor.stream(asking()).answer).rejects.toMatchObject({ kind: "rate-limited" });
    models[0]?.answers(() => ({ text: "Aye." }));
    expect((await governor.generate(asking({ player: "bert" }))).text).toBe("Aye.");
    ending.abort();
    await first;
    expect((await governor.generate(asking())).text).toBe("Aye.");
  });

  test("sounds when the last provider has failed, and when one answers again", async () => {
    const { governor, alarms, models, time } = setUp([{ fault: "401" }]);
    await expect(governor.generate(asking())).rejects.toMatchObject({ kind: "unauthorised" });
    expect(alarms).toMatchObject([{ kind: "chain", state: "broken", why: expect.stringContaining("p/m0") }]);
    models[0]?.answers(() => ({ text: "Aye." }));
    await time.pass(10_000);
    await governor.generate(asking());
    expect(alarms).toMatchObject([{ state: "broken" }, { kind: "chain", state: "whole" }]);
  });

  test("makes vectors on the world's budget, with rows of their own", async () => {
    const model = scriptedModel();
    const embed: NonNullable<Model["embed"]> = async (asked, signal) => {
      if (!model.embed) throw new Error("The scripted model makes vectors.");
      return await model.embed(asked, signal);
    };
    const { governor, rows } = setUp([{ text: "Aye." }], {
      embedder: { provider: "p", modelId: "m0", embed },
      budget: { perPlayerHour: false, perPlayerDay: false, perDay: 0.000_02 },
    });
    const texts = ["She gave me bread.", "The bell rang."];
    const made = await governor.embed?.(texts, new AbortController().signal);
    expect(made?.vectors).toHaveLength(2);
    expect(rows).toMatchObject([
      { purpose: "embedding", player: undefined, model: "m0", cost: 8 / 1_000_000, outcome: "answered" },
    ]);
    await expect(
      governor.embed?.([..."a long long list of things".repeat(9)], new AbortController().signal),
    ).rejects.toMatchObject({
      kind: "out-of-budget",
    });
    const ended = AbortSignal.abort();
    await expect(governor.embed?.(["a net"], ended)).rejects.toMatchObject({ kind: "ended" });
    expect(rows.at(-1)).toMatchObject({ purpose: "embedding", outcome: "ended", cost: 0 });
  });

  test("has no vectors where none are configured", () => {
    expect(setUp([{}], { time: realTime(() => 0) }).governor).not.toHaveProperty("embed");
  });
});
