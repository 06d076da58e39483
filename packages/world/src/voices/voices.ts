import type { Entity, Refusal } from "@wyldlands/ecs";
import {
  gestureFor,
  grammarReply,
  type ModerationConfig,
  type Reply,
  type Said,
  type Scene,
} from "@wyldlands/voice";
import { Character, ContainedIn } from "../components/index.ts";
import type { EventOf } from "../events/events.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";
import type { UsageBooks } from "./books/usage-books.ts";
import { loreAmong } from "./acts/tell.ts";
import { whyNot } from "./acts/voice-acts.ts";
import { flagWords, heldBack } from "./books/flagged.ts";
import type { VoiceMetrics } from "./books/voice-metrics.ts";
import { forgetMeetings } from "./deeds/forget-meetings.ts";
import { passOn } from "./deeds/heed.ts";
import { ponder } from "./deeds/ponder.ts";
import { addBanter } from "./banter.ts";
import { voiced, type Spoken } from "./deeds/voiced.ts";
import { Hails } from "./hails.ts";
import { Jobs } from "./jobs.ts";
import { Preparing } from "./prepared/preparing.ts";
import type { Speech } from "./speech.ts";
import { chosenVoice, modeOf, type Choice } from "./modes.ts";
import { payerOf } from "./payer.ts";
import { ringFor } from "./ring.ts";
import { Knowing, sceneOf, type SetScene } from "./scene.ts";
import { canSpeak, listenersIn } from "./speakers.ts";
import { Traces } from "./traces.ts";
import type { VoiceMode } from "./voice-modes.ts";

export interface VoicesOptions {
  readonly game: Game;
  readonly runner: DeedRunner;
  /** `ai.mode` of the configuration. */
  readonly mode: VoiceMode;
  /** Steady milliseconds: for how long answers take, never for what they are. */
  readonly steady: () => number;
  /** Finds the answers. */
  readonly speech: Speech;
  /** World milliseconds that a model's answer may take; then the grammar voice has it. */
  readonly deadlineMs?: number;
  /** What answers cost, and how they were found. */
  readonly books?: Pick<UsageBooks, "answered">;
  readonly figures?: Pick<VoiceMetrics, "moderated">;
  /** `ai.moderation.hold`: from when on a player whose words are flagged is answered without a model. */
  readonly hold?: ModerationConfig["hold"];
  /** Runs it in a turn, outside of every system. */
  readonly inTurn: (run: () => void) => void;
  /** What these became goes with the next commit. */
  readonly require: (touched: Iterable<Entity>) => void;
  /** Resolves when everything written so far is stored. */
  readonly stored: () => Promise<void>;
}

const DEADLINE_MS = 4_000;

/**
 * What npcs say. A line that is for one of them is answered in the same turn by the grammar voice, or by a model in a later one: then
 * a record of it (`VoiceJob`) goes with the line, and no turn waits. What is done and what is said in answer is one deed.
 */
export class Voices {
  readonly knowing: Knowing;
  readonly traces = new Traces();
  readonly jobs: Jobs;
  readonly preparing: Preparing;
  readonly system: System;
  readonly options: VoicesOptions;
  readonly #hails: Hails;

  constructor(options: VoicesOptions) {
    this.options = options;
    const { game } = options;
    this.knowing = new Knowing(game);
    this.jobs = new Jobs({ ...options, voices: this, deadlineMs: options.deadlineMs ?? DEADLINE_MS });
    this.system = { name: "voices", budgetMs: 3, run: () => this.#run() };
    this.preparing = new Preparing({ ...options, voices: this });
    this.#hails = new Hails({ ...options, voices: this });
    addBanter(this, options);
    game.events.on("MemoriesErased", ({ id }) => {
      options.speech.forget();
      this.traces.forget();
      for (const likeness of game.memory.likeness) likeness.forget?.();
      options.runner.queue(forgetMeetings, game.startRoom, { id });
    });
    game.events.on("Addressed", (event) => this.#addressed(event));
  }

  /** At a world's start, when everything is restored. */
  resume(): void {
    this.jobs.resume();
  }

  stop(): void {
    this.jobs.stop();
    this.preparing.stop();
  }

  #run(): void {
    this.jobs.sweep();
    this.#hails.run();
    this.preparing.run();
  }

  /** The chance of what is said: of the world's, so that a replay says the same. */
  readonly random = (): number => this.options.game.rng.int(0x4000_0000) / 0x4000_0000;

  /** What an npc would say now by itself, without a model: nothing of it has happened. */
  byGrammar(
    { scene, understood }: SetScene,
    ring: readonly string[],
    notes: readonly string[] = [],
    allowed: Scene["acts"] = scene.acts,
  ): Reply {
    const { voice } = this.options.game.authored;
    const asked = { ...scene, acts: allowed };
    return grammarReply(voice, asked, { ring, random: this.random, notes, understood });
  }

  /** Has an npc answer by itself, in this turn. `job`: the record that ends with it. */
  speak(npc: Entity, to: Entity, said: Said, choice: Choice, job?: Entity): void {
    const set = this.scene(npc, to, said);
    const ring = ringFor(this.options.game, npc, to);
    const reply =
      this.options.speech.atOnce(set.scene, { ring, own: true }) ?? this.byGrammar(set, ring, [choice.why]);
    this.say(npc, to, set, reply, { job, choice });
  }

  /** What the npc goes by when it is to answer. Acts are for players: those who live here have minds for that. */
  scene(npc: Entity, to: Entity, said: Said): SetScene {
    const set = sceneOf(this.knowing, npc, to, said);
    return to.has(Character) ? set : { ...set, scene: { ...set.scene, acts: [] } };
  }

  /** Queues the answer. What its acts are refused for it says in the place of it. */
  say(
    npc: Entity,
    to: Entity,
    set: SetScene,
    reply: Reply,
    more: { job?: Entity | undefined; choice?: Choice; unasked?: true } = {},
  ): void {
    const { runner } = this.options;
    const { said } = set.scene;
    const how = said.how === "tell" ? "tell" : "say";
    const { job, unasked } = more;
    const asked = said.how === "ask" && ({ asked: true } as const);
    const why = this.#hindrance(npc, to, set, reply);
    const rest = {
      how,
      ...asked,
      ...(job && { job }),
      ...(unasked && { unasked }),
      ...(why && { why }),
    } as const;
    this.traces.keep(npc, { at: set.scene.now.at, to, said, reply, choice: more.choice });
    this.#book(npc, to, reply);
    const thoughtOf = set.scene.memories.filter(({ id }) => reply.trace.sources.includes(id));
    const told = loreAmong(set.heard.knows, reply.trace.sources);
    runner.queue(voiced({ ...rest, reply, heard: set.heard, thoughtOf, told }), npc, { to }, (refusal) =>
      this.#refused(npc, to, set, rest, refusal),
    );
  }

  /** Why the favour that it was asked for cannot be, for who asked: what its own words do not know. */
  #hindrance(npc: Entity, to: Entity, { understood, heard }: SetScene, reply: Reply): string | undefined {
    if (understood.intent !== "favour" || reply.from !== "grammar" || reply.acts.length > 0) return undefined;
    return whyNot({ game: this.options.game, npc, speaker: to, heard })?.words;
  }

  /** What it was found by goes into the books, and what moderators should see before them. */
  #book(npc: Entity, to: Entity, reply: Reply): void {
    const { runner, speech, books, figures } = this.options;
    books?.answered(npc, to, reply, speech.model);
    const { moderated = [] } = reply.trace;
    if (moderated.length === 0) return;
    for (const { side, action } of moderated) figures?.moderated(side, action);
    runner.queue(flagWords(to, moderated), npc, {});
  }

  #refused(
    npc: Entity,
    to: Entity,
    set: SetScene,
    rest: Pick<Spoken, "how" | "asked" | "job" | "unasked">,
    refusal: Refusal<string>,
  ): void {
    const { runner } = this.options;
    const { job } = rest;
    // It died, fell asleep or left meanwhile: nobody answers.
    if (!canSpeak(this.options.game, npc) || npc.target(ContainedIn) !== to.target(ContainedIn)) {
      return this.jobs.drop(job);
    }
    const reply = this.byGrammar(set, ringFor(this.options.game, npc, to), ["its act was refused"], []);
    this.traces.keep(npc, { at: set.scene.now.at, to, said: set.scene.said, reply, refusal: refusal.words });
    runner.queue(voiced({ ...rest, reply: { ...reply, acts: [] }, why: refusal.words }), npc, { to }, () =>
      this.jobs.drop(job),
    );
  }

  /** What goes wrong here is not the speaker's fault: the line was said all the same. */
  #addressed({ entity, to, text, how, topic, next }: EventOf<"Addressed">): void {
    const { game, runner } = this.options;
    if (!entity.alive || !to.alive || !canSpeak(game, to)) return;
    try {
      this.answer(to, entity, { how, text, ...(topic !== undefined && { topic }) }, this.choose(to, entity));
    } catch (error) {
      game.log.error({ err: error, npc: to.prototype?.id }, "an npc could not answer");
    }
    // Whoever is asked as well answers when the first one has.
    if (next) runner.queue(passOn, entity, { to: next, text });
  }

  /** Has an npc answer somebody: in this turn, or by a model in a later one. Nothing is done yet when it returns: it is queued. */
  answer(npc: Entity, speaker: Entity, said: Said, choice: Choice): void {
    const { game, runner, speech } = this.options;
    if (choice.by === "grammar") return this.speak(npc, speaker, said, choice);
    const set = this.scene(npc, speaker, said);
    const ring = ringFor(game, npc, speaker);
    const kept = speech.atOnce(set.scene, { ring, own: false });
    if (kept) return this.say(npc, speaker, set, kept, { choice });
    const full = this.jobs.full(npc, speaker);
    if (full !== undefined) return this.speak(npc, speaker, said, { ...choice, by: "grammar", why: full });
    const gesture = gestureFor(game.authored.voice, set.scene, { ring, random: this.random }).text;
    this.jobs.expect(npc, speaker, set, choice);
    runner.queue(ponder({ said, withinMs: this.jobs.deadlineMs, gesture }), npc, { to: speaker });
  }

  /** By what the npc's words for this one are found now. */
  choose(npc: Entity, to: Entity): Choice {
    const { game, mode, speech, hold } = this.options;
    const room = game.placeOf(npc);
    if (hold && heldBack(game, to, hold))
      return {
        by: "grammar",
        mode: modeOf(game, npc, mode),
        why: "its words were flagged too often of late",
      };
    return chosenVoice(modeOf(game, npc, mode), {
      model: speech.model,
      heard: to.has(Character) || listenersIn(game, room).length > 0,
      budget: speech.budgetLeft(payerOf(game, to)),
      lateMs: this.jobs.lateMs,
      deadlineMs: this.jobs.deadlineMs,
    });
  }
}
