import type { Entity } from "@wyldlands/ecs";
import type { Reply, Said } from "@wyldlands/voice";
import { ContainedIn, VoiceJob } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import type { EventOf } from "../events/events.ts";
import type { Choice } from "./modes.ts";
import { recallAnew } from "../memory/recall-anew.ts";
import { payerOf } from "./payer.ts";
import { ringFor } from "./ring.ts";
import type { SetScene } from "./scene.ts";
import { canSpeak } from "./speakers.ts";
import type { Voices, VoicesOptions } from "./voices.ts";

/** Lines that wait for one npc, and of one speaker, at a time; what is beyond is answered without a model. */
const MOST_OF_NPC = 3;
const MOST_OF_SPEAKER = 2;
/** Worlds that ask a model for one answer; a third one answers by itself. */
const MOST_ATTEMPTS = 2;
/** World milliseconds past the deadline after which the answer is found here, whatever became of the model. */
const GRACE_MS = 500;
/** A provider's embeddings are waited for so long (milliseconds); then our own word vectors have to do. */
const RECALL_MS = 400;
/** How much the newest answer counts in how long they take. */
const NEWEST = 0.3;
/** Answers are slow as long as nobody tries; after so many world milliseconds it is tried again. */
const FORGET_MS = 120_000;

interface Job {
  readonly record: Entity;
  readonly npc: Entity;
  readonly to: Entity;
  readonly room: Entity | undefined;
  set: SetScene;
  readonly choice: Choice;
  readonly ending: AbortController;
  reply?: Reply;
}

/** The last line of a job whose answer nobody waits for any more: the record goes. */
const drop = (record: Entity) =>
  defineDeed({
    name: "drop-answer",
    perform() {
      if (record.alive) record.despawn();
    },
  });

/** Lines that wait for a model. Each is a record (`VoiceJob`); what is kept here besides is made anew of those by a restart. */
export class Jobs {
  readonly deadlineMs: number;
  readonly #options: VoicesOptions & { readonly voices: Voices };
  /** In the order in which they were asked. */
  readonly #open = new Map<Entity, Job>();
  /** Scenes that were set for a record that is about to be opened, by the npc. */
  readonly #expected = new Map<Entity, { to: Entity; set: SetScene; choice: Choice }>();
  #late: { ms: number; at: number } | undefined;

  constructor(options: VoicesOptions & { readonly voices: Voices; readonly deadlineMs: number }) {
    this.#options = options;
    this.deadlineMs = options.deadlineMs;
    options.game.events.on("AnswerSought", (event) => this.#sought(event));
  }

  /** Nothing is under way. */
  get quiet(): boolean {
    return this.#open.size === 0;
  }

  /** How long answers took of late, in milliseconds; undefined: nothing is known. */
  get lateMs(): number | undefined {
    const { game } = this.#options;
    return this.#late && game.clock.now() - this.#late.at < FORGET_MS ? this.#late.ms : undefined;
  }

  /** Why no more lines can wait for these two. */
  full(npc: Entity, speaker: Entity): string | undefined {
    const open = [...this.#open.values()].filter(({ record }) => record.alive);
    if (open.filter((job) => job.npc === npc).length >= MOST_OF_NPC) return "too many wait for its answers";
    return open.filter(({ to }) => to === speaker).length >= MOST_OF_SPEAKER
      ? "too many lines of this speaker wait"
      : undefined;
  }

  /** The scene in which the npc's next record will be asked. */
  expect(npc: Entity, to: Entity, set: SetScene, choice: Choice): void {
    this.#expected.set(npc, { to, set, choice });
  }

  /** At a world's start: what an earlier one had not answered is asked again once, and then answered without a model. */
  resume(): void {
    const { game } = this.#options;
    for (const record of [...game.world.query(VoiceJob)]) {
      const { npc: npcId, speaker, attempts } = record.need(VoiceJob);
      const npc = game.world.byId(npcId);
      const to = game.world.byId(speaker);
      const said = saidIn(record);
      if (!npc || !to || !canSpeak(game, npc) || npc.target(ContainedIn) !== to.target(ContainedIn)) {
        this.drop(record);
        this.#options.runner.drain();
        continue;
      }
      const choice = this.#options.voices.choose(npc, to);
      if (choice.by === "grammar" || attempts >= MOST_ATTEMPTS) {
        const why = choice.by === "grammar" ? choice.why : "two worlds have asked a model for it";
        this.#options.voices.speak(npc, to, said, { ...choice, by: "grammar", why }, record);
        this.#options.runner.drain();
        continue;
      }
      const kept = record.edit(VoiceJob);
      kept.attempts += 1;
      kept.deadline = game.clock.now() + this.deadlineMs;
      this.#begin(record, npc, to, this.#options.voices.scene(npc, to, said), choice);
    }
  }

  /** Nobody waits for the answer any more: its record goes, when what is queued is done. */
  drop(record: Entity | undefined): void {
    if (!record?.alive) return;
    const { game, runner, require } = this.#options;
    require([record]);
    runner.queue(drop(record), game.startRoom, {});
  }

  /** On every tick: what is past its deadline is answered without a model, whatever became of that. */
  sweep(): void {
    const now = this.#options.game.clock.now();
    for (const job of this.#open.values()) {
      if (!job.record.alive) this.#end(job);
      else if (now > job.record.need(VoiceJob).deadline + GRACE_MS && !job.reply) {
        job.ending.abort();
        this.#late = { ms: this.deadlineMs * 2, at: now };
        job.reply = this.#own(job, "past its deadline");
      }
    }
    this.#deliver();
  }

  /** The process ends: nobody waits for models. */
  stop(): void {
    for (const { ending } of this.#open.values()) ending.abort();
    this.#open.clear();
  }

  #sought({ entity, to, job }: EventOf<"AnswerSought">): void {
    const expected = this.#expected.get(entity);
    this.#expected.delete(entity);
    if (expected && expected.to === to) this.#begin(job, entity, to, expected.set, expected.choice);
  }

  /** The model is asked once the line is stored. */
  #begin(record: Entity, npc: Entity, to: Entity, set: SetScene, choice: Choice): void {
    const room = npc.target(ContainedIn);
    const job: Job = { record, npc, to, room, set, choice, ending: new AbortController() };
    this.#open.set(record, job);
    // Not before the turn is over: what it still does belongs to the same commit.
    queueMicrotask(() => void this.#ask(job));
  }

  async #ask(job: Job): Promise<void> {
    const { game, stored, speech, steady, inTurn } = this.#options;
    const { record, npc, to, ending } = job;
    const began = steady();
    try {
      await stored();
      if (!record.alive || ending.signal.aborted) return;
      const { topic, text, how } = job.set.scene.said;
      const recalled = { withinMs: RECALL_MS, alone: how === "tell" };
      const memories = await recallAnew(game, npc, to, topic ?? text, recalled);
      if (!record.alive || ending.signal.aborted) return;
      if (memories) job.set = { ...job.set, scene: { ...job.set.scene, memories } };
      const player = payerOf(game, to);
      const reply = await speech.answer(job.set.scene, {
        deadlineMs: Math.max(1, record.need(VoiceJob).deadline - game.clock.now()),
        ring: ringFor(game, job.npc, to),
        ...(player !== undefined && { player }),
        signal: ending.signal,
      });
      inTurn(() => {
        if (reply.from === "model") this.#took(steady() - began);
        job.reply ??= reply;
        this.#deliver();
      });
    } catch (error) {
      game.log.error({ err: error, npc: job.npc.prototype?.id }, "an npc's answer could not be found");
      inTurn(() => {
        job.reply ??= this.#own(job, "it could not be found");
        this.#deliver();
      });
    }
  }

  #took(ms: number): void {
    const before = this.lateMs ?? ms;
    this.#late = { ms: before + (ms - before) * NEWEST, at: this.#options.game.clock.now() };
  }

  /** What the npc says by itself. */
  #own({ set, npc, to }: Job, why: string): Reply {
    const { game, voices } = this.#options;
    return voices.byGrammar(set, ringFor(game, npc, to), [why]);
  }

  /** Answers are said in the order in which they were asked for in a room, one after the other. */
  #deliver(): void {
    const waiting = new Set<Entity>();
    for (const job of [...this.#open.values()]) {
      const { room } = job;
      if (job.reply && (room === undefined || !waiting.has(room))) this.#say(job, job.reply);
      else if (room) waiting.add(room);
    }
  }

  #say(job: Job, reply: Reply): void {
    const { game, voices, runner } = this.#options;
    const { record, npc, to, choice } = job;
    this.#end(job);
    if (!record.alive) return;
    const together = npc.alive && to.alive && npc.target(ContainedIn) === to.target(ContainedIn);
    if (together && canSpeak(game, npc)) voices.say(npc, to, job.set, reply, { job: record, choice });
    else this.drop(record);
    runner.drain();
  }

  #end({ record }: Job): void {
    this.#open.delete(record);
  }
}

function saidIn(record: Entity): Said {
  const { how, text, topic } = record.need(VoiceJob);
  return { how, text, ...(topic !== undefined && { topic }) };
}
