import type { Entity } from "@wyldlands/ecs";
import type { Item } from "@wyldlands/protocol";
import type { Logger } from "pino";
import type { Game } from "../game.ts";
import type { Channel } from "../link/channel.ts";
import type { WorldMetrics } from "../metrics.ts";
import type { Committer } from "../persistence/committer.ts";
import type { Hold } from "../sessions/hold.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { DeedRunner } from "./deed-runner.ts";
import type { System } from "./system.ts";
import type { Watchdog } from "./watchdog.ts";
import { whole } from "./whole.ts";

export interface LoopOptions {
  game: Game;
  sessions: Sessions;
  runner: DeedRunner;
  committer: Committer;
  systems: readonly System[];
  watchdog: Watchdog | undefined;
  metrics: WorldMetrics;
  log: Logger;
  tickMs: number;
  /** One item per commit, its attempt committed first: for a world that dies and nobody knows of what. */
  careful: boolean;
  /** A held item whose answer does not come (milliseconds) is answered so. */
  holdLimitMs?: number;
}

/** Items are taken until so many milliseconds are spent; the rest waits for the next turn. */
const ITEMS_MS = 8;
const HOLD_LIMIT_MS = 10_000;
/** A world that lived for so long is no longer careful. */
const CAREFUL_MS = 60_000;

const THROWN =
  "<error>Something went wrong with that, and it was undone. Nothing else is lost; try another way.</error>";
const POISON = "<error>That brought the world to a halt, so it was not done. Try another way.</error>";
const TOO_SLOW = "<error>That took too long and was given up. Please try again.</error>";

interface Waiting {
  /** When the item arrived. */
  at: number;
  /** Applies a held item whose answer is there. */
  apply?: () => Hold | void;
}

/** The turn: items, deeds, and on a tick the systems; then what changed and was said goes to the committer. No await. */
export class Loop {
  readonly #options: LoopOptions;
  /** Channels with an item that can be taken now, in order of arrival. */
  readonly #ready = new Map<Channel, Waiting>();
  readonly #arrivals = new WeakMap<Item, number>();
  readonly #chores: (() => void)[] = [];
  #scheduled = false;
  #tickDue = false;
  #stopped = false;
  readonly #ticker: NodeJS.Timeout;
  readonly #started = performance.now();

  constructor(options: LoopOptions) {
    this.#options = options;
    this.#ticker = setInterval(() => {
      this.#tickDue = true;
      this.wake();
    }, options.tickMs);
  }

  /** An item arrived on the channel. */
  arrived(channel: Channel, at: number): void {
    const item = channel.inbox.at(-1);
    if (item) this.#arrivals.set(item, at);
    if (channel.held || this.#ready.has(channel)) return;
    this.#ready.set(channel, { at });
    this.wake();
  }

  /** There is something to do. */
  wake(): void {
    if (this.#scheduled || this.#stopped) return;
    this.#scheduled = true;
    setImmediate(() => this.#turn());
  }

  /** Runs it at the next turn's start, outside of every system: what comes from outside and is no item. */
  inTurn(run: () => void): void {
    this.#chores.push(run);
    this.wake();
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#ticker);
  }

  #turn(): void {
    this.#scheduled = false;
    if (this.#stopped) return;
    const { game, runner, committer, sessions, metrics } = this.#options;
    const start = performance.now();
    if (runner.waiting > 0) this.#guard("left-over", () => runner.drain());
    for (const run of this.#chores.splice(0)) this.#guard("chore", run);
    this.#items(start);
    if (this.#tickDue) this.#tick();
    game.world.flush();
    committer.endTurn(sessions.takeTopics());
    metrics.turnSeconds.observe((performance.now() - start) / 1_000);
    if ((this.#ready.size > 0 && !this.#careful) || runner.waiting > 0) this.wake();
  }

  get #careful(): boolean {
    return this.#options.careful && performance.now() - this.#started < CAREFUL_MS;
  }

  /** At most one item per session and round. */
  #items(start: number): void {
    if (this.#careful) {
      this.#carefulItem();
      return;
    }
    while (this.#ready.size > 0) {
      for (const [channel, waiting] of [...this.#ready]) {
        this.#ready.delete(channel);
        this.#take(channel, waiting);
        if (performance.now() - start > ITEMS_MS) return;
      }
    }
  }

  /** One item, when nothing else is under way and its attempt is committed. */
  #carefulItem(): void {
    const { committer } = this.#options;
    if (!committer.quiet) return;
    for (const [channel, waiting] of this.#ready) {
      const item = channel.inbox[0];
      if (item && !waiting.apply && channel.attemptSeq !== item.seq) channel.attempts = 0;
      if (!item || waiting.apply || (channel.attemptSeq === item.seq && this.#tried === item)) {
        this.#ready.delete(channel);
        this.#take(channel, waiting);
        return;
      }
      channel.attemptSeq = item.seq;
      if (channel.attempts < 2) {
        channel.attempts += 1;
        this.#tried = item;
        committer.progress(channel);
        return;
      }
      this.#ready.delete(channel);
      this.#fail(channel, item);
      return;
    }
  }

  /** The item whose attempt was committed in this process. */
  #tried: Item | undefined;

  #take(channel: Channel, waiting: Waiting): void {
    const { watchdog, metrics } = this.#options;
    const item = channel.inbox[0];
    if (!item || channel.closed) return;
    metrics.queueSeconds.observe((performance.now() - waiting.at) / 1_000);
    if (watchdog?.isPoison(channel, item.seq)) {
      this.#fail(channel, item);
      watchdog.failed(channel, item.seq);
      return;
    }
    watchdog?.begin(channel, item.seq);
    const held = this.#apply(channel, item, waiting.apply);
    watchdog?.end();
    if (held) this.#hold(channel, held, waiting.at);
    else this.#done(channel, item);
  }

  /** Runs an item in an attempt: a throw is undone, answered and counted, and the item is over all the same. */
  #apply(channel: Channel, item: Item, answer: (() => Hold | void) | undefined): Hold | void {
    const { game, runner, sessions, committer, metrics, log } = this.#options;
    const session = channel.session;
    const restore = session && sessions.keep(session);
    const touched = new Set<Entity>();
    try {
      const held = whole(game, runner, () => (answer ? answer() : sessions.apply(channel, item)), touched);
      committer.tiers.wrote(touched, true, game.clock.now());
      return held;
    } catch (error) {
      restore?.();
      metrics.failedItems.inc();
      log.error(
        { err: error, kind: item.body?.$case, state: session && sessions.stateOf(session) },
        "an item threw and was undone",
      );
      if (session) sessions.tell(session, THROWN);
      return undefined;
    }
  }

  #fail(channel: Channel, item: Item): void {
    const { sessions, metrics, log } = this.#options;
    metrics.failedItems.inc();
    log.error(
      { gateway: channel.boot.gateway, session: channel.number, seq: item.seq },
      "an item that ended a world was failed",
    );
    if (channel.session) sessions.tell(channel.session, POISON);
    this.#done(channel, item);
  }

  #done(channel: Channel, item: Item): void {
    const { committer, metrics } = this.#options;
    channel.held = false;
    channel.inbox.shift();
    channel.applied = item.seq;
    metrics.items.inc({ kind: item.body?.$case ?? "none" });
    committer.ack(channel, item.seq);
    const next = channel.inbox[0];
    if (next && !channel.closed)
      this.#ready.set(channel, { at: this.#arrivals.get(next) ?? performance.now() });
  }

  /** The item waits for an answer from outside; later items of the session wait with it, others pass. */
  #hold(channel: Channel, held: Hold, at: number): void {
    const { sessions, log } = this.#options;
    channel.held = true;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<() => void>((resolve) => {
      timer = setTimeout(
        () => resolve(() => channel.session && sessions.tell(channel.session, TOO_SLOW)),
        this.#options.holdLimitMs ?? HOLD_LIMIT_MS,
      );
    });
    const failed = (error: unknown): (() => void) => {
      log.error({ err: error }, "the answer to a held item failed");
      return () => channel.session && sessions.tell(channel.session, THROWN);
    };
    void Promise.race([held.ask().catch(failed), limit]).then((apply) => {
      clearTimeout(timer);
      this.#ready.set(channel, { at, apply });
      this.wake();
    });
  }

  /** Work that no item asked for: what it throws ends neither the turn nor the world. Each of its deeds is undone by itself. */
  #guard(system: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#options.metrics.systemFailures.inc({ system });
      this.#options.log.error({ err: error, system }, "a system threw; the world goes on");
    }
  }

  #tick(): void {
    this.#tickDue = false;
    const { systems, game, metrics } = this.#options;
    for (const system of systems) {
      const start = performance.now();
      this.#guard(system.name, () => game.world.system(system.name, () => system.run()));
      const took = performance.now() - start;
      metrics.systemSeconds.observe({ system: system.name }, took / 1_000);
      if (took > system.budgetMs) metrics.systemOverruns.inc({ system: system.name });
    }
    this.#options.watchdog?.settle();
    metrics.entities.set(game.world.size);
    metrics.players.set(game.players.count);
  }
}
