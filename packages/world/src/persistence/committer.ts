import { setTimeout as delay } from "node:timers/promises";
import type { Entity } from "@wyldlands/ecs";
import type { Logger } from "pino";
import { STREAM_UNSENT_LIMIT_BYTES } from "@wyldlands/protocol";
import { ContainedIn, FiledUnder } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Channel, GatewayBoot } from "../link/channel.ts";
import type { WorldMetrics } from "../metrics.ts";
import type { SessionState, Session } from "../sessions/session.ts";
import type { Faults } from "../turn/faults.ts";
import type { TopicOut } from "../turn/turn-output.ts";
import type { EntityRows } from "./entity-rows.ts";
import { FrameBuilder } from "./frames.ts";
import type { PendingWrites } from "./pending.ts";
import { emptyBatch, type CommitBatch, type ProgressRow, type Storage } from "./port.ts";
import { Tiers } from "./tiers.ts";

export interface CommitterOptions {
  game: Game;
  rows: EntityRows;
  writes: PendingWrites;
  storage: Pick<Storage, "commit">;
  epoch: number;
  faults: Faults;
  log: Logger;
  metrics: WorldMetrics;
  stateOf: (session: Session) => SessionState;
  /** The outcome of a commit is unknown: the world ends. */
  onFailure: (error: unknown) => void;
  /** A commit is done and its frames are sent. */
  onDone: () => void;
}

/** While commits follow each other they start at most this often; when all is quiet one starts at once. */
const WINDOW_MS = 5;

type Frames = ReturnType<FrameBuilder["take"]>;

/**
 * Commit, then speak: state, progress and frames of all turns since the last commit in one transaction; when it is
 * confirmed, the frames. One commit is in flight at a time; turns go on meanwhile (link.md, "Protocol").
 */
export class Committer {
  readonly #options: CommitterOptions;
  readonly #frames = new FrameBuilder();
  readonly tiers: Tiers;
  readonly #trims = new Map<GatewayBoot, number>();
  #inFlight = false;
  #lastStart = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #everything = false;
  /** A commit is asked for even if nothing changed: world time goes with it. */
  #owed = false;
  /** Commits that were begun, and that were confirmed. */
  #begun = 0;
  #ended = 0;
  #stopped = false;
  #idle: (() => void)[] = [];

  constructor(options: CommitterOptions) {
    this.#options = options;
    this.tiers = new Tiers(options.game.world, (entity) => options.rows.isStored(entity));
  }

  /** Nothing is in flight and nothing has to be written or said. */
  get quiet(): boolean {
    return !this.#inFlight && !this.#needed();
  }

  ack(channel: Channel, seq: number): void {
    this.#frames.ack(channel, seq);
    if (!channel.closed) this.#options.writes.progress.add(channel);
  }

  /** The channel's progress is stored with the next commit. */
  progress(channel: Channel): void {
    this.#options.writes.progress.add(channel);
  }

  /** The gateway has every frame up to its `ackedFseq`. */
  acked(boot: GatewayBoot): void {
    this.#trims.set(boot, boot.ackedFseq);
  }

  /** Takes over what a turn changed and said, and commits as soon as may be. */
  endTurn(topics: readonly TopicOut[]): void {
    const { outs, closings } = this.#options.game.output.take();
    for (const out of outs) this.#frames.say(out);
    for (const topic of topics) this.#frames.state(topic);
    for (const { channel, text } of closings) this.#frames.close(channel, text);
    this.tiers.collect();
    this.#start();
  }

  /** Writes everything there is, the lazy tier included; resolves when it is stored and said. */
  async flush(): Promise<void> {
    this.tiers.collect();
    this.#everything = true;
    this.#owed = true;
    this.#start();
    while (this.#inFlight || !this.tiers.empty || this.#needed())
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    this.#everything = false;
  }

  /** Resolves when everything written so far is stored, whatever else goes on meanwhile. */
  async stored(): Promise<void> {
    const target = this.#begun + 1;
    this.#owed = true;
    this.#start();
    while (this.#ended < target) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Nothing is committed or said from now on. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #needed(): boolean {
    const now = this.#options.game.clock.now();
    return (
      this.#owed ||
      !this.#frames.empty ||
      !this.#options.writes.empty ||
      this.tiers.urgent(now) ||
      (this.#everything && !this.tiers.empty)
    );
  }

  #start(): void {
    if (this.#inFlight || this.#stopped || this.#timer || !this.#needed()) return;
    const wait = this.#lastStart + WINDOW_MS - performance.now();
    if (wait <= 0 || this.#everything) this.#commit();
    else {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#commit();
      }, wait);
    }
  }

  #commit(): void {
    const { faults, storage, metrics } = this.#options;
    this.#inFlight = true;
    this.#owed = false;
    this.#begun += 1;
    this.#lastStart = performance.now();
    const { batch, frames, progress } = this.#build();
    metrics.commitRows.observe(batch.entities.length);
    if (faults.sendBeforeCommit) this.#send(frames);
    faults.at("before-commit");
    if (this.#stopped) return;
    const late = faults.commitDelayMs > 0 ? delay(faults.commitDelayMs) : undefined;
    const committed = late ? late.then(() => storage.commit(batch)) : storage.commit(batch);
    committed.then(
      () => {
        faults.at("after-commit");
        for (const { channel, seq } of progress) channel.committed = seq;
        if (this.#stopped) return;
        metrics.commitSeconds.observe((performance.now() - this.#lastStart) / 1_000);
        if (!faults.sendBeforeCommit) this.#send(frames);
        faults.at("after-send");
        this.#inFlight = false;
        this.#ended += 1;
        for (const resolve of this.#idle.splice(0)) resolve();
        this.#options.onDone();
        this.#start();
      },
      (error: unknown) => {
        this.#stopped = true;
        this.#options.onFailure(error);
      },
    );
  }

  #build(): { batch: CommitBatch; frames: Frames; progress: { channel: Channel; seq: number }[] } {
    const { writes, rows, game, epoch } = this.#options;
    const leaving = [...writes.evictions].flatMap(withContents);
    this.tiers.require(leaving);
    const { entities, gone } = this.tiers.take(game.clock.now(), this.#everything);
    const batch = emptyBatch(epoch, game.clock.now());
    batch.entities = entities.map((entity) => rows.toRow(entity));
    batch.entitiesGone = gone;
    batch.accounts = [...writes.accounts.values()];
    batch.preferences = [...writes.preferences].map(([account, data]) => ({ account, data }));
    batch.characters = [...writes.characters.values()];
    batch.charactersGone = [...writes.charactersGone];
    batch.sessions = [...writes.sessions].map((session) => session.toRow(this.#options.stateOf(session)));
    batch.sessionsGone = [...writes.sessionsGone];
    batch.progress = [...writes.progress].map(progressRow);
    const progress = [...writes.progress].map((channel) => ({ channel, seq: channel.applied }));
    batch.progressGone = [...writes.progressGone].map(({ boot, number }) => ({
      gateway: boot.gateway,
      boot: boot.boot,
      session: number,
    }));
    const frames = this.#frames.take(epoch);
    batch.outbox = frames.map(({ boot, fseq, bytes }) => ({
      gateway: boot.gateway,
      boot: boot.boot,
      fseq,
      bytes,
    }));
    for (const { boot } of frames) writes.boots.add(boot);
    batch.boots = [...writes.boots].map(({ gateway, boot, lastFseq, gone: away }) => ({
      gateway,
      boot,
      lastFseq,
      gone: away,
    }));
    batch.bans = [...writes.bans.values()];
    batch.bansGone = [...writes.bansGone];
    batch.sanctions = [...writes.sanctions.values()];
    batch.sanctionsGone = [...writes.sanctionsGone.values()];
    game.journal.settle(entities, "world", undefined, gone);
    batch.journal = game.journal.take(Date.now(), game.clock.now());
    batch.audit = [...writes.audit];
    batch.voiceUsage = [...writes.voiceUsage];
    batch.voiceRatings = [...writes.voiceRatings];
    batch.forgotten = [...writes.forgotten];
    batch.playTime = [...writes.playTime].map(([hour, played]) => ({ hour, ms: played }));
    batch.voicesBefore = writes.voicesBefore;
    batch.acked = [...this.#trims].map(([{ gateway, boot }, fseq]) => ({ gateway, boot, fseq }));
    writes.clear();
    this.#trims.clear();
    // Reads come after this commit in the storage thread: from here on the rows speak for those who left.
    game.world.unload(leaving.filter((entity) => entity.alive));
    game.journal.forget(leaving);
    return { batch, frames, progress };
  }

  #send(frames: Frames): void {
    for (const { boot, fseq, bytes } of frames) {
      boot.committedFseq = fseq;
      const { stream } = boot;
      if (!stream) continue;
      stream.sendEncoded(bytes);
      if (stream.unsentBytes() > STREAM_UNSENT_LIMIT_BYTES) {
        this.#options.log.warn(
          { gateway: boot.gateway },
          "a gateway does not read: its stream is closed and begun anew",
        );
        stream.close("too much unsent");
      }
    }
  }
}

function progressRow(channel: Channel): ProgressRow {
  return {
    gateway: channel.boot.gateway,
    boot: channel.boot.boot,
    session: channel.number,
    seq: channel.applied,
    attemptSeq: channel.attemptSeq ?? null,
    attempts: channel.attempts,
  };
}

/** The entity, all that it holds and all its records, at any depth. */
function withContents(entity: Entity): Entity[] {
  return [
    entity,
    ...entity.sources(ContainedIn).flatMap(withContents),
    ...entity.sources(FiledUnder).flatMap(withContents),
  ];
}
