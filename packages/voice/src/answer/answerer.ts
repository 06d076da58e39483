import type { CacheStats } from "../cache/reply-cache.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Model } from "../model.ts";
import { dialoguePrompt, type Prompt } from "../prompts/build-prompt.ts";
import { makeNonce } from "../prompts/quote.ts";
import { TEMPLATES } from "../prompts/template.ts";
import type { Moderated, Reply } from "../reply.ts";
import type { Scene } from "../scene.ts";
import { askModel } from "./ask.ts";
import { chooseAct, type Choice, type ChooseOptions } from "./choose.ts";
import {
  ANSWERER_SETTINGS,
  traceOf,
  type AnswererDeps,
  type AnswererSettings,
  type AnswerOptions,
} from "./deps.ts";
import { describe, type DescribeOptions, type Described, type Subject } from "./describe.ts";
import { authoredIn, outOfWorld } from "./out-of-world.ts";
import { occasionsOf, type Occasion } from "./occasions.ts";
import { moderatedOf, passAnswer } from "./pipeline.ts";
import { prepare, type Preparation, type PrepareOptions, type Prepared } from "./prepare.ts";
import { reflect, type Reflected, type ReflectOptions, type ToReflect } from "./reflect.ts";
import { TOO_LONG } from "./sanitise.ts";
import { contentOf } from "./words.ts";

/** What stands between a scene and an answer: cache, model, guards, and behind all of them the grammar voice. */
export class Answerer {
  readonly #deps: AnswererDeps;
  readonly #settings: AnswererSettings;

  constructor(deps: AnswererDeps) {
    this.#deps = deps;
    this.#settings = { ...ANSWERER_SETTINGS, ...deps.settings };
  }

  get cacheStats(): CacheStats {
    return this.#deps.cache.stats;
  }

  /** What can be answered without waiting, in the turn itself: what is kept from before, and what no model is asked for. Undefined: a model has to be asked. */
  atOnce(scene: Scene, options: Pick<AnswerOptions, "ring" | "mode" | "model">): Reply | undefined {
    return this.#begin(scene, options).reply;
  }

  /** Never rejects: whatever fails is answered by the grammar voice, and the reply's notes say why. */
  async answer(scene: Scene, options: AnswerOptions): Promise<Reply> {
    const begun = this.#begin(scene, options);
    const model = options.model ?? this.#deps.model;
    if (begun.reply) return begun.reply;
    if (!model) return this.#own(scene, options, begun, ["no model is configured"]);
    try {
      options.onGesture?.();
      return await this.#asked(model, scene, options, begun);
    } catch {
      // No part of the way is known to throw; if one does, the player is answered all the same.
      return this.#own(scene, options, begun, ["the model's answer could not be read"]);
    }
  }

  /** Which of the choices this NPC makes; no `choice`: the planner chooses, and the notes say why. Never rejects. */
  choose(scene: Scene, options: ChooseOptions): Promise<Choice> {
    return chooseAct(this.#deps, this.#settings, scene, options);
  }

  /** A description for a builder to accept or edit. Never rejects. */
  describe(subject: Subject, options: DescribeOptions): Promise<Described> {
    return describe(this.#deps, this.#settings, subject, options);
  }

  /** Many memories as one; no `says`: they stay as they are. Never rejects. */
  reflect(memories: ToReflect, options: ReflectOptions): Promise<Reflected> {
    return reflect(this.#deps, this.#settings, memories, options);
  }

  /** What this npc is asked most often, the commonest first. */
  occasions(scene: Scene): Occasion[] {
    return occasionsOf(scene, (intent) => this.#deps.cache.wanted.of(intent));
  }

  /** Whether answers to it should be prepared: too few are kept, and none were asked for while its facts are as they are. */
  lacks({ scene, occasion }: Prepared): boolean {
    return this.#deps.cache.lacks(scene, occasion.understood);
  }

  /** Asks a model once for answers to all of these, of one npc, and keeps what may be said to anybody. Never rejects. */
  prepare(base: Scene, sheet: readonly Prepared[], options: PrepareOptions): Promise<Preparation> {
    return prepare(this.#deps, this.#settings, base, sheet, options);
  }

  /** Somebody said that this line, by its key, was bad: it is not served again. */
  wrong(key: string): void {
    this.#deps.cache.wrong(key);
  }

  /** Nothing that was said before is served any more. */
  forget(): void {
    this.#deps.cache.clear();
  }

  #begin(scene: Scene, options: Pick<AnswerOptions, "ring" | "mode" | "model">): Begun {
    const { understand, moderator, cache } = this.#deps;
    const understood = cache.learnt.understood(scene, understand(scene));
    const words = `${scene.said.text} ${scene.said.topic ?? ""}`.trim();
    const verdict = moderator.judge(words, "input");
    const seen = moderatedOf(verdict, "input", words);
    const begun: Begun = { understood, moderated: seen ? [seen] : [] };
    const own = (note: string, as: Understood = understood): Begun => ({
      ...begun,
      reply: this.#own(scene, options, { ...begun, understood: as }, [note]),
    });
    if (verdict.action === "refuse")
      return own("its words are not answered, by moderation", {
        intent: "insult",
        score: 1,
        slots: {},
        also: [],
      });
    if (options.mode === "goap_only") return own("no model is asked in this mode");
    if (!options.model && !this.#deps.model) return own("no model is configured");
    const strange =
      understood.intent === "odd" ? "as it was understood" : outOfWorld(words, () => authoredIn(scene));
    if (strange !== undefined)
      return own(`out of the world: ${strange}`, { intent: "odd", score: 1, slots: {}, also: [] });
    const kept = cache.find(scene, understood, options.ring);
    if (!kept) return begun;
    return { ...begun, reply: seen ? { ...kept, trace: { ...kept.trace, moderated: [seen] } } : kept };
  }

  async #asked(model: Model, scene: Scene, options: AnswerOptions, begun: Begun): Promise<Reply> {
    const { clock, random, moderator, cache, templates = TEMPLATES, costOf } = this.#deps;
    const { promptTokens, maxTokens, temperature, sentences, letters } = this.#settings;
    const missed = cache.missed(scene, begun.understood, options.ring);
    const heard = this.#softened(scene);
    const prompt = dialoguePrompt(heard, { budget: promptTokens, nonce: makeNonce(random), templates });
    const asked = await askModel({
      model,
      prompt,
      clock,
      maxTokens,
      temperature,
      deadlineMs: options.deadlineMs,
      ...picked(options),
    });
    const about = { ...traceOf(asked, prompt, costOf), missed };
    const why = asked.why === undefined ? [] : [asked.why];
    if (asked.text === "") return this.#own(scene, options, begun, why, about);
    const passed = passAnswer(asked.text, {
      scene: heard,
      prompt,
      moderator,
      templates,
      cut: asked.cut,
      limits: { sentences, letters },
      ...(options.actsLately && { actsLately: options.actsLately }),
    });
    const moderated = [...begun.moderated, ...(passed.moderated ? [passed.moderated] : [])];
    const notes = [...prompt.notes, ...why, ...passed.notes];
    if (!passed.words) return this.#own(scene, options, { ...begun, moderated }, notes, about);
    const sources = sourcesOf(passed.words.say, prompt, scene);
    // Half an answer serves once; what is kept is whole.
    const kept = { ...passed.words, sources };
    const key =
      asked.cut || passed.notes.includes(TOO_LONG)
        ? `m:${prompt.nonce}`
        : cache.store(heard, cache.learn(heard, begun.understood, passed.means, kept), kept);
    return {
      ...passed.words,
      from: "model",
      key,
      trace: {
        intent: { name: begun.understood.intent, score: begun.understood.score },
        sources,
        withheld: prompt.withheld.map(({ why }) => why),
        notes,
        ...about,
        ...(moderated.length > 0 && { moderated }),
      },
    };
  }

  /** The scene without what belongs to the person at the keyboard: no provider gets that, nor what is kept. */
  #softened(scene: Scene): Scene {
    const soft = (text: string): string => {
      const { action, hits, text: softened } = this.#deps.moderator.judge(text, "input");
      return action === "allow" || hits.length === 0 ? text : softened;
    };
    const { said, talk, memories, events, speaker } = scene;
    return {
      ...scene,
      said: { ...said, text: soft(said.text), ...(said.topic !== undefined && { topic: soft(said.topic) }) },
      talk: talk.map((line) => ({ ...line, text: soft(line.text) })),
      memories: memories.map((memory) => ({ ...memory, text: soft(memory.text) })),
      events: events.map(soft),
      speaker: { ...speaker, between: speaker.between.map(soft) },
    };
  }

  #own(
    scene: Scene,
    { ring }: Pick<AnswerOptions, "ring">,
    begun: Begun,
    notes: readonly string[],
    about: Partial<Reply["trace"]> = {},
  ): Reply {
    const { grammar, random } = this.#deps;
    const reply = grammar(scene, { ring, random, understood: begun.understood, notes });
    const { moderated } = begun;
    return { ...reply, trace: { ...about, ...reply.trace, ...(moderated.length > 0 && { moderated }) } };
  }
}

interface Begun {
  readonly understood: Understood;
  readonly moderated: readonly Moderated[];
  readonly reply?: Reply;
}

function picked({ player, signal }: Pick<AnswerOptions, "player" | "signal">) {
  return { ...(player !== undefined && { player }), ...(signal && { signal }) };
}

/** Of what was in the prompt, that which the words are likely made of: half of what it is about, or three words of it. */
function sourcesOf(say: string, { sources }: Prompt, { npc, memories, facts }: Scene): string[] {
  const said = contentOf(say);
  const texts = new Map([
    ...npc.lore.map(({ id, says }): [string, string] => [id, says]),
    ...memories.map(({ id, text }): [string, string] => [id, text]),
    ...facts.rumours.map(({ id, text }): [string, string] => [id, text]),
  ]);
  return [...new Set(sources)].filter((id) => {
    const about = contentOf(texts.get(id) ?? "");
    const shared = [...about].filter((word) => said.has(word)).length;
    return shared >= 3 || (shared > 0 && shared >= about.size / 2);
  });
}
