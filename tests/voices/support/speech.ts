import {
  answerSchema,
  grammarReply,
  llmConfig,
  type GovernedModel,
  type ModelUsage,
  type Prepared,
  type Reply,
  type Scene,
  type Understood,
} from "@wyldlands/voice";
import type { ScriptedModel } from "@wyldlands/voice/testing";
import type { Game } from "../../../packages/world/src/game.ts";
import { openSpeech } from "../../../packages/world/src/voices/open-speech.ts";
import { seeded } from "./seeded.ts";
import type {
  ChoosingOptions,
  PreparingSpeech,
  Speech,
  SpeechOptions,
} from "../../../packages/world/src/voices/speech.ts";

/**
 * The way of an answer as it is in production, over a model of the test's: cache, guards, moderation and all. `bare`: without
 * any of it, as if every guard had failed; what the model says goes to the world as it is.
 */
export class TestSpeech implements Speech {
  readonly model = true;
  readonly #bare: boolean;
  readonly #prepares: boolean;
  /** The scene that the model is asked about now. */
  scene: Scene | undefined;
  /** What it is asked to prepare now. */
  sheet: readonly Prepared[] = [];
  /** What each sheet used, in tokens, and how many of its answers are kept. */
  readonly sheets: {
    readonly npc: string;
    readonly usage: ModelUsage;
    readonly kept: number;
    readonly came: number;
  }[] = [];
  readonly #scripted: ScriptedModel;
  readonly #random = seeded(1);
  #game: Game | undefined;
  #speech: Speech | undefined;

  /** `prepares`: a player who stands about has a model asked for what is not said yet; see `Stage`. */
  constructor(
    model: ScriptedModel,
    { bare = false, prepares = false }: { bare?: boolean; prepares?: boolean } = {},
  ) {
    this.#scripted = model;
    this.#bare = bare;
    this.#prepares = prepares;
  }

  get preparing(): PreparingSpeech | undefined {
    const own = this.#prepares ? this.#bound().preparing : undefined;
    return (
      own && {
        ...own,
        prepare: async (base, sheet, options) => {
          this.sheet = sheet;
          const done = await own.prepare(base, sheet, options);
          const { kept, came, trace } = done;
          if (trace.usage) this.sheets.push({ npc: base.npc.id, usage: trace.usage, kept, came });
          return done;
        },
      }
    );
  }

  /** The world that was started with this. */
  bind(game: Game): void {
    this.#game = game;
    this.#speech = openSpeech({
      game,
      // World time: what is kept grows old with the days that go by between two visitors.
      steady: () => game.clock.now(),
      model: unlimited(this.#scripted),
      llm: llmConfig.parse({}),
    });
  }

  /** What the grammar voice would say: for models that talk like it. */
  byGrammar(scene: Scene, understood?: Understood, ring: readonly string[] = []): Reply {
    if (!this.#game) throw new Error("no world was started with this");
    const { voice } = this.#game.authored;
    return grammarReply(voice, scene, { ring, random: this.#random, ...(understood && { understood }) });
  }

  atOnce(
    scene: Scene,
    options: { readonly ring: readonly string[]; readonly own: boolean },
  ): Reply | undefined {
    return this.#bare ? undefined : this.#bound().atOnce(scene, options);
  }

  answer(scene: Scene, options: SpeechOptions): Promise<Reply> {
    this.scene = scene;
    return this.#bare ? this.#asItIs(scene, options) : this.#bound().answer(scene, options);
  }

  async #asItIs({ acts, said }: Scene, { signal }: SpeechOptions): Promise<Reply> {
    const answer = await this.#scripted.generate({
      system: [],
      messages: [{ role: "user", text: `${acts.map(({ id }) => id).join("\n")}\n${said.text}` }],
      maxTokens: 200,
      temperature: 0,
      signal,
      purpose: "dialogue",
    });
    const words = answerSchema.parse(JSON.parse(answer.text));
    return { ...words, from: "model", key: answer.text, trace: { sources: [], withheld: [], notes: [] } };
  }

  choose(scene: Scene, options: ChoosingOptions): ReturnType<Speech["choose"]> {
    return this.#bound().choose(scene, options);
  }

  budgetLeft(account: string | undefined): number | undefined {
    return this.#bound().budgetLeft(account);
  }

  wrong(key: string): void {
    this.#bound().wrong(key);
  }

  forget(): void {
    this.#bound().forget();
  }

  #bound(): Speech {
    if (!this.#speech) throw new Error("no world was started with this");
    return this.#speech;
  }
}

/** Nothing that it is asked costs anything. */
function unlimited(model: ScriptedModel): GovernedModel {
  return {
    ...model,
    seed: () => undefined,
    spent: () => ({ hour: 0, day: 0 }),
    status: () => ({ links: [], waiting: 0 }),
  };
}
