import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeModelServer, type FakeModelServer } from "@wyldlands/voice/testing";
import { afterEach, describe, expect, it } from "vitest";
import { worldConfig } from "../config.ts";
import { WorldMetrics } from "../metrics.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";
import { payerOf } from "./payer.ts";
import { sceneOf } from "./scene.ts";
import { openVoiceHouse, type VoiceHouse } from "./voice-house.ts";

describe("the voices of a running world", () => {
  const worlds = useWorlds();
  const servers: FakeModelServer[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function open(world: TestWorld, ai: unknown): VoiceHouse {
    return openVoiceHouse({
      game: world.game,
      runner: world.runner,
      minds: world.minds,
      config: worldConfig.parse({ ai }).ai,
      metrics: new WorldMetrics(),
      dataDir: tmpdir(),
      steady: () => performance.now(),
      inTurn: (run) => world.loop.inTurn(run),
      require: (touched) => world.committer.tiers.require(touched),
      stored: () => world.committer.stored(),
    });
  }

  async function served(): Promise<{ server: FakeModelServer; llm: Record<string, unknown> }> {
    const server = await fakeModelServer(() => ({
      json: { say: "Nets, mostly, and the mending of them.", acts: [], emotions: [] },
      usage: { input: 1_000, output: 20 },
    }));
    servers.push(server);
    const llm = {
      provider: "openai-compatible",
      model: "sea",
      base_url: server.url,
      prices: { sea: { input: 1, cached: 0.1, output: 2 } },
    };
    return { server, llm };
  }

  it("ask the model that ai.llm names, book what it costs to who asked, and keep to the money", async () => {
    const { server, llm } = await served();
    const world = await worlds({ content: voiceContent(), seed: "house" });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    const house = open(world, { llm: { ...llm, budget: { per_player_hour: 0.01 } } });
    await house.begin(world.storage);
    const { speech } = house.voices.options;
    expect(speech.model).toBe(true);
    const player = payerOf(world.game, ann.character);
    expect(speech.budgetLeft(player)).toBe(1);
    const { scene } = sceneOf(house.voices.knowing, world.one("bram"), ann.character, {
      how: "say",
      text: "what do you make of the winters here, bram?",
    });
    const reply = await speech.answer(scene, {
      deadlineMs: 5_000,
      ring: [],
      signal: AbortSignal.timeout(5_000),
      ...(player !== undefined && { player }),
    });
    expect(reply).toMatchObject({ say: "Nets, mostly, and the mending of them.", from: "model" });
    expect(server.requests).toHaveLength(1);
    // 1,000 tokens at 1 and 20 at 2 for a million.
    expect(world.game.writes.voiceUsage.at(-1)).toMatchObject({
      player,
      model: "sea",
      cost: 1_040,
      outcome: "answered",
    });
    expect(speech.budgetLeft(player)).toBeCloseTo(1 - 0.00104 / 0.01);
  });

  it("remember what was spent before they began", async () => {
    const { llm } = await served();
    const world = await worlds({ content: voiceContent(), seed: "house" });
    const house = open(world, { llm: { ...llm, budget: { per_day: 2 } } });
    await house.begin({
      voiceSpent: async () => [{ at: world.game.wall(), player: null, cost: 1_500_000, prepared: 0 }],
    });
    expect(house.voices.options.speech.budgetLeft(undefined)).toBeCloseTo(0.25);
  });

  it("do without a model where none is named", async () => {
    const world = await worlds({ content: voiceContent(), seed: "house" });
    const house = open(world, {});
    await house.begin(world.storage);
    expect(house.model).toBeUndefined();
    expect(house.voices.choose(world.one("orla"), world.one("bram"))).toMatchObject({ by: "grammar" });
  });

  it("go by an operator's own templates, and say which folder or line is wrong", async () => {
    const { server, llm } = await served();
    const folder = mkdtempSync(join(tmpdir(), "wyld-prompts-"));
    folders.push(folder);
    const world = await worlds({ content: voiceContent(), seed: "house" });
    expect(() => open(world, { llm, templates: join(folder, "none") })).toThrow(
      /^ai\.templates: there is no folder /,
    );
    writeFileSync(join(folder, "dialogue.md"), "--- nonsense\n{nothing}\n");
    expect(() => open(world, { llm, templates: folder })).toThrow(/dialogue\.md/);
    expect(server.requests).toHaveLength(0);
  });
});
