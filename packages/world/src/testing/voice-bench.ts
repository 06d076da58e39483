import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import {
  openModel,
  type GovernedModel,
  type ModelDeps,
  type ModelRequest,
  type Reply,
  type Scene,
  type UsageRow,
} from "@wyldlands/voice";
import { fakeModelServer, type Behaviour, type FakeModelServer } from "@wyldlands/voice/testing";
import { worldConfig, type WorldConfig } from "../config.ts";
import { WorldMetrics } from "../metrics.ts";
import { sceneOf } from "../voices/scene.ts";
import { openVoiceHouse, type VoiceHouse } from "../voices/voice-house.ts";
import type { Player, TestWorld } from "./test-world.ts";

/** Keys of `ai` as they are written, by sections. */
export type Written = Record<string, unknown>;

/** One world and two servers of models, on which configurations of `ai` are tried. */
export class VoiceBench {
  readonly server: FakeModelServer;
  readonly other: FakeModelServer;
  readonly world: TestWorld;
  readonly ann: Player;
  /** Milliseconds of the clock by which models go; undefined: the machine's. */
  now: number | undefined;
  /** The last model's calls. */
  readonly rows: UsageRow[] = [];
  readonly env: Record<string, string> = {
    FIRST_KEY: "sk-first",
    SECOND_KEY: "sk-second",
    ANTHROPIC_API_KEY: "sk-third",
  };

  private constructor(world: TestWorld, ann: Player, server: FakeModelServer, other: FakeModelServer) {
    this.world = world;
    this.ann = ann;
    this.server = server;
    this.other = other;
  }

  static async open(world: TestWorld): Promise<VoiceBench> {
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    return new VoiceBench(world, ann, await fakeModelServer(), await fakeModelServer());
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.other.close();
  }

  /** As the world reads it. */
  config(ai: Written): WorldConfig {
    return worldConfig.parse({ ai });
  }

  answers(behaviour: Behaviour): void {
    this.server.answers(() => behaviour);
  }

  house(ai: Written): VoiceHouse {
    const { world } = this;
    return openVoiceHouse({
      game: world.game,
      runner: world.runner,
      minds: world.minds,
      config: this.config(ai).ai,
      metrics: new WorldMetrics(),
      dataDir: tmpdir(),
      steady: () => performance.now(),
      inTurn: (run) => world.loop.inTurn(run),
      require: (touched) => world.committer.tiers.require(touched),
      stored: () => world.committer.stored(),
    });
  }

  /** What Bram hears of Ann, as one that no model is spared. */
  scene(house: VoiceHouse, more: Partial<Scene> = {}): Scene {
    const said = { how: "say", text: "what do you make of the winters here, bram?" } as const;
    return {
      ...sceneOf(house.voices.knowing, this.world.one("bram"), this.ann.character, said).scene,
      ...more,
    };
  }

  /** Bram's answer to that, of a house of its own or of that one. */
  async reply(ai: Written, more: Partial<Scene> = {}, house = this.house(ai)): Promise<Reply> {
    return await house.voices.options.speech.answer(this.scene(house, more), {
      deadlineMs: 5_000,
      ring: [],
      signal: AbortSignal.timeout(5_000),
    });
  }

  model(ai: Written, deps: Partial<ModelDeps> = {}): GovernedModel {
    this.rows.length = 0;
    const model = openModel(this.config(ai).ai.llm, {
      clock: () => this.now ?? performance.now(),
      wall: () => 1_700_000_000_000,
      random: () => 0.5,
      env: this.env,
      readFile: (path) => readFileSync(path, "utf8"),
      fileExists: () => false,
      importModule: () => Promise.reject(new Error("not installed")),
      modelFolder: "/srv/models",
      onUsage: (row) => this.rows.push(row),
      onAlarm: () => {},
      onChange: () => {},
      ...deps,
    });
    if (!model) throw new Error("no provider is configured");
    return model;
  }

  /** What becomes of a request: 'answered', or why it was not. */
  async outcome(model: GovernedModel, more: Partial<ModelRequest> = {}): Promise<string> {
    const request: ModelRequest = {
      system: ["You are Bram."],
      messages: [{ role: "user", text: "Good evening." }],
      maxTokens: 100,
      temperature: 0.7,
      signal: new AbortController().signal,
      purpose: "dialogue",
      player: "anna",
      ...more,
    };
    return await model.stream(request).answer.then(
      () => "answered",
      (error: { kind?: string }) => error.kind ?? "failed",
    );
  }

  /** What became of so many requests, one after the other. */
  async outcomes(model: GovernedModel, many: number, more: Partial<ModelRequest> = {}): Promise<string[]> {
    const all: string[] = [];
    for (let n = 0; n < many; n += 1) all.push(await this.outcome(model, more));
    return all;
  }
}
