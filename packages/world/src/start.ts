import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import type { LinkListener } from "@wyldlands/protocol";
import type { Logger } from "pino";
import { startAdminServer } from "./admin/admin-server.ts";
import { BanControl } from "./admin/ban-control.ts";
import { startControlServer } from "./admin/control-server.ts";
import { makeAdmin } from "./admin/make-admin.ts";
import { openConfiguredStorage } from "./admin/offline.ts";
import { BuildingHouse } from "./building/house.ts";
import { copiesAsked } from "./building/copies.ts";
import { Workbench } from "./building/workbench.ts";
import { endOldPreviews } from "./deeds/building/preview.ts";
import type { Command } from "./commands/command.ts";
import { Registry } from "./commands/registry.ts";
import type { WorldConfig } from "./config.ts";
import { WORLD_EXIT } from "./errors.ts";
import { addListeners } from "./events/listeners.ts";
import { Game } from "./game.ts";
import { WorldLink } from "./link/world-link.ts";
import { WorldMetrics } from "./metrics.ts";
import { Closing, type ClosingKind } from "./moderation/closing.ts";
import { Committer } from "./persistence/committer.ts";
import { EntityRows } from "./persistence/entity-rows.ts";
import { PendingWrites } from "./persistence/pending.ts";
import type { Lease, Storage } from "./persistence/port.ts";
import { rescue, restoreWorld } from "./persistence/restore.ts";
import { waitForLease } from "./persistence/wait-for-lease.ts";
import { ContentReader } from "./reload/content-reader.ts";
import type { Bytes } from "./reload/content-tasks.ts";
import { isLastGood, LAST_GOOD } from "./reload/last-good.ts";
import { faultsInShort, openContent, type OpenedContent } from "./reload/open-content.ts";
import { Reloader } from "./reload/reloader.ts";
import { watchContent } from "./reload/watch-content.ts";
import { Accounts } from "./sessions/accounts.ts";
import { Sessions } from "./sessions/sessions.ts";
import { stockWorld } from "./stock.ts";
import { memoryLimits, ownVectors } from "./memory/memory-config.ts";
import { Minds } from "./minds/minds.ts";
import { planLimits } from "./minds/plan-limits.ts";
import { readUsageReport } from "./voices/books/read-report.ts";
import { openVoiceHouse, type VoiceHouse } from "./voices/voice-house.ts";
import { gameSystems } from "./systems/systems.ts";
import { createClock } from "./turn/clock.ts";
import { DeedRunner } from "./turn/deed-runner.ts";
import { NO_FAULTS, type Faults } from "./turn/faults.ts";
import { Loop } from "./turn/loop.ts";
import type { System } from "./turn/system.ts";
import { createRng } from "./turn/rng.ts";
import { Watchdog } from "./turn/watchdog.ts";

export interface WorldOptions {
  config: WorldConfig;
  /** Holds the embedded database and what one world leaves to the next. */
  dataDir: string;
  listeners: readonly LinkListener[];
  log: Logger;
  version?: string;
  /** One item per commit, with its attempt committed first. */
  careful?: boolean;
  /** The bundle's storage worker; the source by default. */
  workerPath?: string | URL;
  /** The bundle's thread that reads content; the source by default. */
  contentWorkerPath?: string | URL;
  /** The bundle's watchdog; the source by default. `false`: none (worlds within a test's process). */
  watchdogPath?: string | URL | false;
  faults?: Faults;
  /** Where the operator's commands are taken from while the world runs (a socket of mode 0600). */
  controlSocket?: string;
  /** An administrator shuts the game down: true when whoever keeps this world alive will end it with everything else. */
  onShutdown?: () => boolean;
  /** An open storage; without it the one that the configuration names. The world closes it. */
  storage?: Storage;
  /** Commands besides the game's own; tests bring lines that throw or hang. */
  commands?: readonly Command[];
  /** In milliseconds; by default 5,000 until an item counts as hung and 10,000 for the answer to a held one. */
  limits?: { hang?: number; hold?: number };
}

export interface RunningWorld {
  /** Where /readyz and /metrics are. */
  adminAddress: string;
  /** Finishes the turn, commits everything, gives back the lease, and ends with code 0. */
  drain(reason: string): Promise<void>;
  /** Ends at once: nothing more is committed or said. What a kill does, for worlds within a test's process. */
  abort(reason: string): void;
  /** Resolves when it has ended, with the process's exit code. */
  stopped: Promise<{ code: number }>;
}

/** Starts a world; resolves when gateways are welcome. Rejects with an error that carries `exitCode`. */
export async function startWorld(options: WorldOptions): Promise<RunningWorld> {
  const { config, log } = options;
  const folder = contentFolder(config);
  // The database opens in a thread of its own while this one reads the content.
  const opening = options.storage ? Promise.resolve(options.storage) : openConfiguredStorage(options);
  // Why it does not open is told below, when the content is read.
  opening.catch(() => {});
  const opened = await openContent(folder, options.dataDir, log).catch(async (error: unknown) => {
    await opening.then((storage) => storage.close()).catch(() => log.warn("storage could not be closed"));
    throw error;
  });
  const storage = await opening;
  try {
    const world = new World(options, opened, storage);
    return await world.start();
  } catch (error) {
    await storage.close().catch(() => log.warn("storage could not be closed"));
    throw error;
  }
}

function contentFolder(config: WorldConfig): string {
  return config.server.content ?? fileURLToPath(new URL("../../../content", import.meta.url));
}

/** Puts the parts together; the only place that knows them all. */
class World {
  readonly #options: WorldOptions;
  readonly #opened: OpenedContent;
  /** What is wrong with the content folder, while the world goes by what last loaded. */
  #contentFaults: OpenedContent["faults"];
  readonly #storage: Storage;
  readonly #metrics = new WorldMetrics();
  readonly #writes = new PendingWrites();
  readonly #faults: Faults;
  readonly #link: WorldLink;
  readonly #reader: ContentReader;
  #loop: Loop | undefined;
  #committer: Committer | undefined;
  #sessions: Sessions | undefined;
  #watchdog: Watchdog | undefined;
  #draining = false;
  #failed = false;
  #failure: unknown;
  #stop: (end: { code: number }) => void = () => {};
  readonly #stopped = new Promise<{ code: number }>((resolve) => {
    this.#stop = resolve;
  });

  constructor(options: WorldOptions, opened: OpenedContent, storage: Storage) {
    this.#options = options;
    this.#opened = opened;
    this.#contentFaults = opened.faults;
    this.#storage = storage;
    this.#faults = options.faults ?? NO_FAULTS;
    this.#reader = new ContentReader(options.contentWorkerPath);
    void this.#stopped.then(() => this.#reader.stop());
    // Before the lease: a standby answers, and says that it is one.
    this.#link = new WorldLink({
      listeners: options.listeners,
      storage,
      writes: this.#writes,
      faults: this.#faults,
      log: options.log,
      resumeWindowMs: options.config.gateway.resume_window * 1_000,
      onItems: (channel, at) => this.#loop?.arrived(channel, at),
      onAcked: (boot) => this.#committer?.acked(boot),
      onBoot: (boot) => {
        this.#watchdog?.register(boot);
        this.#loop?.wake();
      },
      onGone: (boot) => {
        for (const { session } of boot.channels.values()) if (session) this.#sessions?.lost(session);
        this.#loop?.wake();
      },
    });
  }

  async start(): Promise<RunningWorld> {
    const { config, log } = this.#options;
    const began = performance.now();
    const lease = await waitForLease(this.#storage, log);
    const game = this.#game(lease);
    // Not in the turn of the first word that is said.
    game.memory.likeness = await ownVectors(log);
    game.memory.names(game.content);
    const runner = this.#runner(game);
    const rows = new EntityRows(game);
    const accounts = new Accounts(
      this.#writes,
      game.directory,
      this.#link.bans,
      config.gateway.limits.logins_per_minute,
    );
    const closing = new Closing(game, (kind) => this.#close(kind));
    const reloader = this.#makeReloader(game, runner);
    const building = this.#makeBuilding(game, runner, reloader);
    const minds = this.#makeMinds(game, runner);
    const house = this.#makeVoices(game, runner, minds);
    const sessions = new Sessions({
      game,
      runner,
      registry: new Registry(this.#options.commands),
      storage: this.#storage,
      writes: this.#writes,
      rows,
      accounts,
      bans: this.#link.bans,
      closing,
      reloader,
      building,
      minds,
      voices: house.voices,
      sessionTimeoutMs: config.gateway.session_timeout * 1_000,
      wall: Date.now,
    });
    this.#sessions = sessions;
    const committer = this.#makeCommitter(game, rows, sessions, lease);
    this.#committer = committer;
    await restoreWorld({
      game,
      rows,
      sessions,
      link: this.#link,
      storage: this.#storage,
      log,
      faults: this.#faults,
    });
    endOldPreviews(game);
    const made = stockWorld(game);
    rescue(game, rows, log);
    minds.prepare();
    await house.begin(this.#storage);
    void this.#stopped.then(() => house.voices.stop());
    this.#watchdog = this.#makeWatchdog();
    for (const boot of this.#link.boots) this.#watchdog?.register(boot);
    const bans = this.#makeBanControl(accounts, sessions, committer);
    this.#loop = this.#makeLoop(game, sessions, runner, committer, minds, [
      bans.system,
      closing.system,
      ...house.systems,
    ]);
    await building.settle();
    await Promise.race([committer.flush(), this.#stopped]);
    if (this.#failed) throw this.#failure;
    const admin = await startAdminServer({ metrics: this.#metrics, ready: () => this.#ready() });
    void this.#stopped.then(() => admin.close());
    await this.#startControl(accounts, bans, reloader);
    if (config.server.watch_content) this.#watch(reloader);
    this.#metrics.epoch.set(lease.epoch);
    this.#link.open(lease.epoch);
    this.#announce(admin.address, Date.now());
    const tookMs = Math.round(performance.now() - began);
    if (this.#opened.bytes) this.#keepGood(this.#opened.bytes);
    log.info({ epoch: lease.epoch, entities: game.world.size, made: made.length, tookMs }, "the world runs");
    return {
      adminAddress: admin.address,
      drain: (reason) => this.#drain(reason),
      abort: (reason) => this.#fail(new Error(reason)),
      stopped: this.#stopped,
    };
  }

  #game({ worldMs, seed, epoch }: Lease): Game {
    return new Game({
      content: this.#opened.content,
      clock: createClock(worldMs, () => performance.now() * this.#faults.hurry),
      rng: createRng(seed, epoch),
      seed,
      log: this.#options.log,
      maxEntities: this.#options.config.server.max_entities,
      memory: memoryLimits(this.#options.config),
      writes: this.#writes,
      wall: Date.now,
      onRefusedSpawn: () => this.#metrics.spawnsRefused.inc(),
    });
  }

  #runner(game: Game): DeedRunner {
    const runner: DeedRunner = new DeedRunner(
      game,
      ({ touched, shown }) => this.#committer?.tiers.wrote(touched, shown, game.clock.now()),
      () => this.#metrics.overflow.inc(),
    );
    addListeners(game, runner);
    return runner;
  }

  #makeCommitter(game: Game, rows: EntityRows, sessions: Sessions, { epoch }: Lease): Committer {
    const committer = new Committer({
      game,
      rows,
      writes: this.#writes,
      storage: this.#storage,
      epoch,
      faults: this.#faults,
      log: this.#options.log,
      metrics: this.#metrics,
      stateOf: (session) => sessions.stateOf(session),
      onFailure: (error) => this.#fail(error),
      onDone: () => this.#loop?.wake(),
    });
    this.#storage.onFailure((error) => this.#fail(error));
    return committer;
  }

  #makeWatchdog(): Watchdog | undefined {
    const { watchdogPath, dataDir, log, limits } = this.#options;
    if (watchdogPath === false) return undefined;
    const ended = (error: Error): void =>
      log.error({ err: error }, "the watchdog ended: an item that hangs will not be noticed");
    return new Watchdog(join(dataDir, "poison.json"), watchdogPath, ended, limits?.hang);
  }

  #makeBanControl(accounts: Accounts, sessions: Sessions, committer: Committer): BanControl {
    return new BanControl({
      bans: this.#link.bans,
      accounts,
      sessions,
      storage: this.#storage,
      announcePolicy: () => this.#link.announcePolicy(),
      stored: () => committer.stored(),
      wall: Date.now,
    });
  }

  #makeReloader(game: Game, runner: DeedRunner): Reloader {
    const { config } = this.#options;
    const folder = contentFolder(config);
    return new Reloader({
      game,
      runner,
      read: () => this.#reader.read(folder, undefined, copiesAsked(game)),
      inTurn: (run) => this.#loop?.inTurn(run),
      require: (touched) => this.#committer?.tiers.require(touched),
      refresh: (session) => this.#sessions?.refresh(session),
      stored: async () => this.#committer?.stored(),
      onTaken: ({ keepable }) => {
        this.#contentFaults = undefined;
        if (keepable) this.#keepGood();
      },
    });
  }

  /** For a start at which the folder has faults. Without bytes: what was read last. */
  #keepGood(bytes?: Bytes): void {
    const { dataDir, log } = this.#options;
    const to = join(dataDir, LAST_GOOD);
    if (bytes && isLastGood(to, bytes)) return;
    this.#reader.keepGood(to, bytes).catch((error: unknown) => {
      if (!this.#draining) log.warn({ err: error }, `no copy of the content could be kept in ${to}`);
    });
  }

  #makeBuilding(game: Game, runner: DeedRunner, reloader: Reloader): BuildingHouse {
    return new BuildingHouse({
      game,
      runner,
      reloader,
      workbench: new Workbench(contentFolder(this.#options.config), this.#reader),
      inTurn: (run) => this.#loop?.inTurn(run),
      require: (touched) => this.#committer?.tiers.require(touched),
      stored: async () => this.#committer?.stored(),
    });
  }

  /** The world goes by what is written as soon as it is written. */
  #watch(reloader: Reloader): void {
    const { config, log } = this.#options;
    this.#reader.keep();
    const folder = contentFolder(config);
    const watch = watchContent(folder, log, () => {
      reloader.reload().catch((error: unknown) => log.error({ err: error }, "the content could not be read"));
    });
    void this.#stopped.then(() => watch.close());
  }

  #makeLoop(
    game: Game,
    sessions: Sessions,
    runner: DeedRunner,
    committer: Committer,
    minds: Minds,
    more: readonly System[],
  ): Loop {
    const { config, log, careful, limits } = this.#options;
    return new Loop({
      game,
      sessions,
      runner,
      committer,
      systems: [
        ...gameSystems(game, runner, sessions, minds),
        ...more,
        { name: "gateways", budgetMs: 1, run: () => this.#link.sweep(performance.now()) },
        { name: "status", budgetMs: 1, run: () => this.#link.players(game.players.count) },
      ],
      watchdog: this.#watchdog,
      metrics: this.#metrics,
      log,
      tickMs: 1_000 / config.server.tick_rate,
      careful: careful ?? false,
      ...(limits?.hold === undefined ? {} : { holdLimitMs: limits.hold }),
    });
  }

  #makeMinds(game: Game, runner: DeedRunner): Minds {
    const limits = planLimits(this.#options.config);
    return new Minds({ game, runner, limits, steady: () => performance.now() });
  }

  #makeVoices(game: Game, runner: DeedRunner, minds: Minds): VoiceHouse {
    const { config, dataDir } = this.#options;
    return openVoiceHouse({
      game,
      runner,
      minds,
      config: config.ai,
      metrics: this.#metrics,
      dataDir,
      steady: () => performance.now(),
      inTurn: (run) => this.#loop?.inTurn(run),
      require: (touched) => this.#committer?.tiers.require(touched),
      stored: async () => this.#committer?.stored(),
    });
  }

  /** Takes what an operator asks while the world runs: as in a turn, answered when it is committed. */
  async #startControl(accounts: Accounts, bans: BanControl, reloader: Reloader): Promise<void> {
    const { controlSocket } = this.#options;
    if (controlSocket === undefined) return;
    const stored = async (): Promise<void> => this.#committer?.stored();
    const control = await startControlServer(controlSocket, {
      makeAdmin: (name, password) =>
        makeAdmin({ accounts, storage: this.#storage, wall: Date.now, stored }, name, password),
      ban: (text) => bans.ban(text),
      unban: (text) => bans.unban(text),
      bans: () => bans.list(),
      reload: () => reloader.reload(),
      usage: (days) => readUsageReport(this.#storage, days, Date.now()),
    });
    void this.#stopped.then(() => control.close());
  }

  #announce(adminAddress: string, startedAt: number): void {
    this.#link.announce({ players: 0, startedAt, version: this.#options.version ?? "", adminAddress });
  }

  async #ready(): Promise<{ ok: boolean; [key: string]: unknown }> {
    if (this.#draining) return { ok: false, why: "draining" };
    const answering = await this.#storage.characterNameTaken("").then(
      () => true,
      () => false,
    );
    const faults = this.#contentFaults;
    return {
      ok: answering,
      database: answering ? this.#storage.engine : "not answering",
      ...(faults && { content: faultsInShort(faults) }),
    };
  }

  /** As an administrator asked within the game. */
  #close(kind: ClosingKind): void {
    // The turn in which it falls due is finished first, with its words.
    setImmediate(() => {
      if (kind === "shutdown" && this.#options.onShutdown?.() === true) return;
      void this.#drain(
        `an administrator asked for a ${kind}`,
        kind === "restart" ? WORLD_EXIT.tryAgain : WORLD_EXIT.drained,
      );
    });
  }

  async #drain(reason: string, code: number = WORLD_EXIT.drained): Promise<void> {
    if (this.#draining) return;
    this.#draining = true;
    this.#options.log.info({ reason }, "the world drains");
    this.#link.drain(1_000);
    this.#loop?.stop();
    await Promise.race([this.#committer?.flush(), this.#stopped]);
    if (!this.#failed) await this.#end(code);
  }

  /** The outcome of a commit is unknown, or the database is gone: the next world goes on from what is stored. */
  #fail(error: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#failure = error;
    this.#draining = true;
    this.#options.log.fatal({ err: error }, error instanceof Error ? error.message : "a commit failed");
    this.#loop?.stop();
    this.#committer?.stop();
    void this.#end(WORLD_EXIT.tryAgain);
  }

  async #end(code: number): Promise<void> {
    this.#link.close("the world ends");
    await this.#watchdog?.stop();
    await Promise.race([
      this.#storage.close(),
      new Promise((resolve) => setTimeout(resolve, 2_000).unref()),
    ]).catch((error: unknown) => this.#options.log.warn({ err: error }, "storage could not be closed"));
    this.#stop({ code });
  }
}
