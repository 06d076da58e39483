import { describe, expect, it } from "vitest";
import type { Reply, UsageRow } from "@wyldlands/voice";
import { Registry } from "prom-client";
import { useWorlds } from "../../testing/use-worlds.ts";
import { UsageBooks } from "./usage-books.ts";
import { VoiceMetrics } from "./voice-metrics.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const call = (more: Partial<UsageRow> = {}): UsageRow => ({
  at: 1_709_164_800_500.4,
  provider: "fake",
  model: "small",
  purpose: "dialogue",
  player: "018f0000-0000-7000-8000-0000000000aa",
  npc: "isle:marn",
  usage: { input: 900, cached: 600, output: 40 },
  reckoned: false,
  cost: 0.000_321_4,
  firstMs: 120.6,
  tookMs: 480.2,
  outcome: "answered",
  ...more,
});

const reply = (from: Reply["from"]): Pick<Reply, "from" | "trace"> => ({
  from,
  trace: { sources: [], withheld: [], notes: [] },
});

describe("the books of the voices", () => {
  const start = useWorlds();

  it("store each call with the next commit, its cost in millionths", async () => {
    const world = await start();
    const books = new UsageBooks({ game: world.game, keepDays: 90 });
    books.called(call());
    books.called(call({ outcome: "late", firstMs: undefined, player: undefined, npc: undefined, cost: 0 }));
    await world.tick(100);
    await world.settle();
    expect(world.storage.voiceUsage).toMatchObject([
      {
        at: 1_709_164_800_500,
        player: "018f0000-0000-7000-8000-0000000000aa",
        npc: "isle:marn",
        input: 900,
        cached: 600,
        output: 40,
        cost: 321,
        firstMs: 121,
        tookMs: 480,
        cache: "none",
      },
      { outcome: "late", firstMs: null, player: null, npc: null },
    ]);
    expect(world.game.writes.empty).toBe(true);
  });

  it("seed budgets after a restart with what was spent within a day", async () => {
    const world = await start();
    const books = new UsageBooks({ game: world.game, keepDays: 90 });
    const now = world.game.wall();
    books.called(call({ at: now - HOUR_MS, cost: 0.02 }));
    books.called(call({ at: now - HOUR_MS, cost: 0.01, player: undefined }));
    books.called(call({ at: now - 2 * DAY_MS, cost: 5 }));
    await world.tick(100);
    await world.settle();
    const rows = await books.spent(world.storage);
    expect(rows.map(({ player, cost }) => [player, cost])).toEqual([
      [undefined, 0.01],
      [call().player, 0.02],
    ]);
  });

  it("note answers that needed no call only while there is a model, for how well the cache does", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const registry = new Registry();
    const metrics = new VoiceMetrics(registry);
    const books = new UsageBooks({ game: world.game, metrics, keepDays: 90 });
    const marn = world.one("marn");
    books.answered(marn, ann.character, reply("grammar"), false);
    for (const from of ["model", "cache-exact", "cache-act", "grammar"] as const)
      books.answered(marn, ann.character, reply(from), true);
    expect(world.game.writes.voiceUsage.map(({ cache, player }) => [cache, player])).toEqual([
      ["exact", ann.session.account?.id],
      ["act", ann.session.account?.id],
      ["grammar", ann.session.account?.id],
    ]);
    expect(await registry.metrics()).toContain('wyldlands_voice_answers_total{source="grammar"} 2');
  });

  it("count how long players are in play, and drop what is older than they keep, once a day", async () => {
    const world = await start();
    await world.players("Ann", "Bob");
    const books = new UsageBooks({ game: world.game, keepDays: 2 });
    const { writes } = world.game;
    books.system.run();
    expect([writes.playTime.size, writes.voicesBefore]).toEqual([0, null]);
    books.called(call({ at: world.game.wall() - 3 * DAY_MS }));
    books.called(call({ at: world.game.wall() - DAY_MS }));
    await world.tick(10_000);
    books.system.run();
    expect([...writes.playTime.values()]).toEqual([20_000]);
    expect(writes.voicesBefore).toBe(world.game.wall() - 2 * DAY_MS);
    await world.tick(0);
    await world.settle();
    expect(world.storage.voiceUsage).toHaveLength(1);
    await world.tick(10_000);
    books.system.run();
    expect(writes.voicesBefore).toBeNull();
    await world.tick(0);
    await world.settle();
    expect([...world.storage.playTime.values()]).toEqual([40_000]);
  });

  it("tell figures without anybody's name or words", async () => {
    const registry = new Registry();
    const metrics = new VoiceMetrics(registry);
    metrics.waiting = () => 3;
    metrics.called(call());
    metrics.called(call({ outcome: "rate-limited", firstMs: undefined }));
    metrics.moderated("output", "refuse");
    metrics.alarmed({ kind: "budget", budget: "per_day", player: undefined, share: 0.8, spent: 4, most: 5 });
    metrics.alarmed({ kind: "chain", state: "broken", why: "fake/small: no connection" });
    const text = await registry.metrics();
    for (const line of [
      'wyldlands_voice_calls_total{provider="fake",model="small",purpose="dialogue",outcome="rate-limited"} 1',
      'wyldlands_voice_tokens_total{provider="fake",model="small",kind="cached"} 1200',
      'wyldlands_voice_first_seconds_count{provider="fake",model="small"} 1',
      'wyldlands_voice_call_seconds_count{provider="fake",model="small"} 2',
      'wyldlands_voice_moderated_total{side="output",action="refuse"} 1',
      'wyldlands_voice_alarms_total{kind="per_day"} 1',
      'wyldlands_voice_alarms_total{kind="chain"} 1',
      "wyldlands_voice_waiting 3",
    ])
      expect(text).toContain(line);
    expect(text).not.toMatch(/marn|018f0000/);
  });
});
