import {
  answerSchema,
  grammarReply,
  llmConfig,
  type GovernedModel,
  type Reply,
  type Scene,
} from "@wyldlands/voice";
import type { ScriptedModel } from "@wyldlands/voice/testing";
import type { Game } from "../../../packages/world/src/game.ts";
import { openSpeech } from "../../../packages/world/src/voices/open-speech.ts";
import { seeded } from "./seeded.ts";
import type { ChoosingOptions, Speech, SpeechOptions } from "../../../packages/world/src/voices/speech.ts";

/**
 * The way of an answer as it is in production, over a model of the test's: cache, guards, moderation and all. `bare`: without
 * any of it, as if every guard had failed; what the model says goes to the world as it is.
 */
export class TestSpeech implements Speech {
  readonly model = true;
  readonly #bare: boolean;
  /** The scene that the model is asked about now. */
  scene: Scene | undefined;
  readonly #scripted: ScriptedModel;
  readonly #random = seeded(1);
  #game: Game | undefined;
  #speech: Speech | undefined;

  constructor(model: ScriptedModel, { bare = false }: { bare?: boolean } = {}) {
    this.#scripted = model;
    this.#bare = bare;
  }

  /** The world that was started with this. */
  bind(game: Game): void {
    this.#game = game;
    this.#speech = openSpeech({
      game,
      steady: () => performance.now(),
      model: unlimited(this.#scripted),
      llm: llmConfig.parse({}),
    });
  }

  /** What the grammar voice would say: for models that talk like it. */
  byGrammar(scene: Scene): Reply {
    if (!this.#game) throw new Error("no world was started with this");
    return grammarReply(this.#game.authored.voice, scene, { ring: [], random: this.#random });
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
