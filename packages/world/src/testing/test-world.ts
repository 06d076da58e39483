import { createInProcessLink } from "@wyldlands/protocol";
import { pino } from "pino";
import type { Entity } from "@wyldlands/ecs";
import { BanControl } from "../admin/ban-control.ts";
import { copiesAsked } from "../building/copies.ts";
import { BuildingHouse } from "../building/house.ts";
import { Workbench, type FolderTasks } from "../building/workbench.ts";
import { Registry } from "../commands/registry.ts";
import { ContainedIn, Stack } from "../components/index.ts";
import { loadContent } from "../content/load.ts";
import type { Content, Finding } from "../content/types.ts";
import { act, type Outcome } from "../deeds/act.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import { endOldPreviews } from "../deeds/building/preview.ts";
import { addListeners } from "../events/listeners.ts";
import { Game } from "../game.ts";
import { WorldLink } from "../link/world-link.ts";
import { WorldMetrics } from "../metrics.ts";
import { Committer } from "../persistence/committer.ts";
import { EntityRows } from "../persistence/entity-rows.ts";
import { PendingWrites } from "../persistence/pending.ts";
import { rescue, restoreWorld } from "../persistence/restore.ts";
import type { Reading } from "../reload/content-reader.ts";
import { loadOverlaid } from "../reload/content-tasks.ts";
import { Reloader } from "../reload/reloader.ts";
import { chunksOf } from "../reload/wire.ts";
import { Accounts } from "../sessions/accounts.ts";
import type { Session } from "../sessions/session.ts";
import { Sessions } from "../sessions/sessions.ts";
import { stockWorld } from "../stock.ts";
import { gameSystems } from "../systems/systems.ts";
import { DeedRunner } from "../turn/deed-runner.ts";
import { NO_FAULTS } from "../turn/faults.ts";
import { Loop } from "../turn/loop.ts";
import { createRng } from "../turn/rng.ts";
import type { System } from "../turn/system.ts";
import { countOf } from "../views/names.ts";
import { Minds } from "../minds/minds.ts";
import { Closing } from "../moderation/closing.ts";
import { UsageBooks } from "../voices/books/usage-books.ts";
import { modelChooser } from "../voices/chooser.ts";
import { openSpeech } from "../voices/open-speech.ts";
import { Voices } from "../voices/voices.ts";
import { IN_PROCESS } from "./in-process.ts";
import { madeOf } from "./made-once.ts";
import { MemoryStorage } from "./memory-storage.ts";
import { smallContent } from "./small-content.ts";
import { TestGateway, type ConnectOptions, type Connection } from "./test-gateway.ts";
import type { TestWorldOptions } from "./test-world-options.ts";

export type { TestWorldOptions };

/** The password of every account that `player` makes, and its hash: argon2id at its cheapest, so that logging in is quick. */
export const PASSWORD = "salt and tar";
export const CHEAP_HASH =
  "$argon2id$v=19$m=8,t=1,p=1$Tq6BV4HtLLKcZl8znoMCLA$GsgfvgZOmUQQAYVZM4G68jpno+YwamBaFjN0diPNHoc";

export interface Player {
  readonly connection: Connection;
  readonly character: Entity;
  readonly session: Session;
  /** Sends a line; what the player reads, as plain text. */
  type(line: string): Promise<string>;
  /** Sends lines one after the other; what the last one was answered with. */
  typeAll(...lines: string[]): Promise<string>;
  read(): string;
}

/** The interval never comes: tests call `tick`. */
const NEVER_MS = 2 ** 31 - 1;

/**
 * A whole world in the test's process, of the parts that run in production, on storage in memory and with a clock that is
 * moved by hand. Ends with `stop`.
 */
export class TestWorld {
  readonly storage: MemoryStorage;
  readonly game: Game;
  readonly runner: DeedRunner;
  readonly sessions: Sessions;
  readonly committer: Committer;
  readonly loop: Loop;
  readonly metrics = new WorldMetrics();
  /** Every log record, as written. */
  readonly logged: string[] = [];
  readonly failures: unknown[] = [];
  /** What would have ended the process: `restart: reason`. */
  readonly endings: string[] = [];
  /** What the content's files hold now, and what is wrong with them. */
  written: Content;
  readonly findings: Finding[] = [];
  /** What of it the world goes by: what is the same is not handed over again. */
  #taken: Content | undefined;
  readonly reloader: Reloader;
  readonly building: BuildingHouse;
  readonly writes = new PendingWrites();
  readonly gateways: TestGateway[] = [];
  #now: number;
  #stopped = false;
  readonly link: WorldLink;
  readonly bans: BanControl;
  readonly #rows: EntityRows;
  readonly minds: Minds;
  readonly voices: Voices;
  readonly #systems: readonly System[];
  readonly #dialer: ReturnType<typeof createInProcessLink>["dialer"];
  readonly #log = pino({ level: "trace" }, { write: (line: string) => void this.logged.push(line) });

  /** Starts a world and stocks it, as `startWorld` does. */
  static async start(options: TestWorldOptions = {}): Promise<TestWorld> {
    const storage = options.storage ?? new MemoryStorage(options.seed);
    const lease = await storage.acquireLease();
    const { folder } = options;
    const loaded = folder === undefined ? undefined : await loadContent(folder);
    if (loaded?.ok === false) throw new Error(JSON.stringify(loaded.findings));
    const world = new TestWorld(loaded ? { ...options, content: loaded.content } : options, storage, lease);
    await restoreWorld({
      game: world.game,
      rows: world.#rows,
      sessions: world.sessions,
      link: world.link,
      storage,
      log: world.#log,
      faults: NO_FAULTS,
    });
    endOldPreviews(world.game);
    stockWorld(world.game);
    world.minds.prepare();
    world.voices.resume();
    await world.building.settle();
    rescue(world.game, world.#rows, world.#log);
    await world.committer.flush();
    world.link.open(lease.epoch);
    await world.settle();
    return world;
  }

  /** Wall time goes with the world's. */
  #wall(): number {
    return Date.UTC(2024, 1, 29) + this.#now;
  }

  private constructor(
    options: TestWorldOptions,
    storage: MemoryStorage,
    lease: { epoch: number; worldMs: number; seed: string },
  ) {
    this.storage = storage;
    this.#now = lease.worldMs;
    this.written = options.content ?? smallContent();
    this.game = new Game({
      content: this.written,
      made: madeOf(this.written),
      clock: options.clock ?? { now: () => this.#now },
      rng: createRng(lease.seed, lease.epoch),
      seed: lease.seed,
      log: this.#log,
      maxEntities: options.maxEntities ?? 100_000,
      onRefusedSpawn: () => this.metrics.spawnsRefused.inc(),
      dev: options.dev ?? true,
      writes: this.writes,
      wall: () => this.#wall(),
      ...(options.memory && { memory: options.memory }),
    });
    const { game, writes, metrics } = this;
    const wall = (): number => this.#wall();
    this.#rows = new EntityRows(game);
    this.runner = new DeedRunner(
      game,
      ({ touched, shown }) => this.committer.tiers.wrote(touched, shown, game.clock.now()),
      () => metrics.overflow.inc(),
      options.doing,
    );
    addListeners(game, this.runner);
    const { dialer, listener } = createInProcessLink();
    this.#dialer = dialer;
    this.link = new WorldLink({
      listeners: [listener],
      storage,
      writes,
      faults: NO_FAULTS,
      log: this.#log,
      resumeWindowMs: 120_000,
      onItems: (channel, at) => this.loop.arrived(channel, at),
      onAcked: (boot) => this.committer.acked(boot),
      onBoot: () => this.loop.wake(),
      onGone: (boot) => {
        for (const { session } of boot.channels.values()) if (session) this.sessions.lost(session);
        this.loop.wake();
      },
    });
    const accounts = new Accounts(
      writes,
      game.directory,
      this.link.bans,
      options.loginsPerMinute ?? 1_000,
      wall,
    );
    const closing = new Closing(game, (kind, reason) => this.endings.push(`${kind}: ${reason}`));
    this.reloader = new Reloader({
      game,
      runner: this.runner,
      read: async () => (options.folder === undefined ? this.#reading() : this.#readFolder(options.folder)),
      inTurn: (run) => this.loop.inTurn(run),
      require: (touched) => this.committer.tiers.require(touched),
      refresh: (session) => this.sessions.refresh(session),
      stored: () => this.committer.stored(),
    });
    this.building = new BuildingHouse({
      game,
      runner: this.runner,
      reloader: this.reloader,
      workbench: new Workbench(options.folder ?? "", this.#tasks(options)),
      inTurn: (run) => this.loop.inTurn(run),
      require: (touched) => this.committer.tiers.require(touched),
      stored: () => this.committer.stored(),
    });
    this.minds = new Minds({
      game,
      runner: this.runner,
      limits: { maxDepth: 12, timeoutMs: 50, ...options.planLimits },
      steady: options.steady ?? ((): number => 0),
    });
    this.voices = new Voices({
      game,
      runner: this.runner,
      mode: options.voiceMode ?? "hybrid",
      steady: options.steady ?? ((): number => 0),
      speech: options.speech ?? openSpeech({ game, steady: () => 0 }),
      books: new UsageBooks({ game, keepDays: 90 }),
      inTurn: (run) => this.loop.inTurn(run),
      require: (touched) => this.committer.tiers.require(touched),
      stored: () => this.committer.stored(),
    });
    this.minds.thinker.choices.chooser = modelChooser(this.voices, this.minds, this.voices.options);
    this.sessions = new Sessions({
      game,
      runner: this.runner,
      registry: new Registry(),
      storage,
      writes,
      rows: this.#rows,
      accounts,
      bans: this.link.bans,
      closing,
      reloader: this.reloader,
      building: this.building,
      minds: this.minds,
      voices: this.voices,
      sessionTimeoutMs: options.sessionTimeoutMs ?? 3_600_000,
      wall,
    });
    this.committer = new Committer({
      game,
      rows: this.#rows,
      writes,
      storage,
      epoch: lease.epoch,
      faults: options.faults ?? NO_FAULTS,
      log: this.#log,
      metrics,
      stateOf: (session) => this.sessions.stateOf(session),
      onFailure: (error) => this.failures.push(error),
      onDone: () => this.loop.wake(),
    });
    this.bans = new BanControl({
      bans: this.link.bans,
      accounts,
      sessions: this.sessions,
      storage,
      announcePolicy: () => this.link.announcePolicy(),
      stored: () => this.committer.stored(),
      wall,
    });
    this.#systems = [
      ...gameSystems(game, this.runner, this.sessions, this.minds),
      this.bans.system,
      closing.system,
      this.voices.system,
    ];
    this.loop = new Loop({
      game,
      sessions: this.sessions,
      runner: this.runner,
      committer: this.committer,
      systems: options.tickMs === undefined ? [] : this.#systems,
      watchdog: undefined,
      metrics,
      log: this.#log,
      tickMs: options.tickMs ?? NEVER_MS,
      careful: false,
    });
  }

  /** As the thread that reads files hands it over. */
  #reading(): Reading {
    if (this.findings.length > 0) return { ok: false, findings: this.findings };
    const content = this.written;
    const chunks = chunksOf(content, this.#taken);
    return {
      ok: true,
      take: () => structuredClone(chunks.next().value ?? undefined),
      taken: () => (this.#taken = content),
    };
  }

  /** What a world that was killed had asked for is never done. */
  #tasks({ disk }: TestWorldOptions): FolderTasks {
    const tasks = { ...IN_PROCESS, ...disk };
    return {
      ...tasks,
      publish: (folder, files) => (this.#stopped ? new Promise(() => {}) : tasks.publish(folder, files)),
    };
  }

  async #readFolder(folder: string): Promise<Reading> {
    const { result, copies } = await loadOverlaid(folder, undefined, undefined, copiesAsked(this.game));
    if (!result.ok) return result;
    const chunks = chunksOf(result.content);
    return { ok: true, take: () => structuredClone(chunks.next().value ?? undefined), copies };
  }

  stop(): void {
    this.#stopped = true;
    this.voices.stop();
    this.loop.stop();
    this.committer.stop();
    for (const gateway of this.gateways) gateway.close();
  }

  /** Writes everything and ends; the next world on the same storage goes on from it, with the same gateways. */
  async restart(options: TestWorldOptions = {}): Promise<TestWorld> {
    await this.settle();
    await this.committer.flush();
    return this.revive(options);
  }

  /** Ends at once, as when the process is killed; the next world has what was committed, and the gateways send the rest again. */
  async revive(options: TestWorldOptions = {}): Promise<TestWorld> {
    this.stop();
    const next = await TestWorld.start({ ...options, storage: this.storage });
    for (const gateway of this.gateways) next.#join(gateway);
    await next.settle();
    return next;
  }

  /** Resolves when every line is answered, stored and has reached its client; at once in a world that has ended. */
  async settle(): Promise<void> {
    for (let quiet = 0, rounds = 0; quiet < 3 && !this.#stopped; rounds += 1) {
      if (this.failures.length > 0) throw this.failures[0];
      await new Promise<void>((resolve) => (rounds < 30 ? setImmediate(resolve) : setTimeout(resolve, 1)));
      const idle =
        this.building.quiet &&
        this.committer.quiet &&
        this.runner.waiting === 0 &&
        this.gateways.every((one) => one.settled);
      quiet = idle ? quiet + 1 : 0;
    }
  }

  /** Resolves when every line is applied in memory: quicker than `settle`, which waits for storage as well. */
  async applied(): Promise<void> {
    const isApplied = (): boolean => {
      const [boot] = [...this.link.boots].filter((one) => !one.gone);
      return [...(this.gateways[0]?.connections ?? [])].every(
        ({ number, sent, closed }) =>
          closed !== undefined || (boot?.channels.get(number)?.applied ?? sent) >= sent,
      );
    };
    // A line travels for one turn of the event loop before the world has it.
    do await new Promise<void>((resolve) => setImmediate(resolve));
    while (!isApplied() || this.runner.waiting > 0);
  }

  /** One tick of every system, `ms` of world time after the last; then all of it reaches the clients. */
  async tick(ms = 100): Promise<void> {
    this.#now += ms;
    for (const system of this.#systems) this.game.world.system(system.name, () => system.run());
    this.loop.wake();
    await this.settle();
  }

  gateway(): TestGateway {
    const gateway = new TestGateway(`gateway-${this.gateways.length + 1}`);
    this.#join(gateway);
    return gateway;
  }

  #join(gateway: TestGateway): void {
    this.gateways.push(gateway);
    gateway.join(this.#dialer, () => this.settle());
  }

  /** A client at the first question; the greeting is not read yet. */
  async connect(options: ConnectOptions = {}): Promise<Connection> {
    const connection = (this.gateways[0] ?? this.gateway()).connect(options);
    await this.settle();
    return connection;
  }

  /** A registered character in play, at the start room; its account is called as it is, its password is `PASSWORD`. */
  async player(name: string, options: ConnectOptions = {}): Promise<Player> {
    const connection = await this.connect(options);
    const session = [...this.sessions.all].find((one) => one.channel?.number === connection.number);
    if (!session) throw new Error("the connection has no session");
    this.sessions.createCharacter(session, name, { account: name.toLowerCase(), hash: CHEAP_HASH });
    this.loop.wake();
    await this.settle();
    return this.#asPlayer(connection, session);
  }

  /** Several players in play, who have read all that came so far. */
  async players<const N extends readonly string[]>(...names: N): Promise<{ [K in keyof N]: Player }> {
    const made: Player[] = [];
    for (const name of names) made.push(await this.player(name));
    for (const player of made) player.read();
    return made as { [K in keyof N]: Player };
  }

  async guest(options: ConnectOptions = {}): Promise<Player> {
    const connection = await this.connect(options);
    await connection.type("guest");
    const id = connection.topic("character")?.id ?? "";
    const character = this.game.world.byId(id);
    const session = character && this.game.players.sessionOf(character);
    if (!session) throw new Error("the guest is not in play");
    return this.#asPlayer(connection, session);
  }

  #asPlayer(connection: Connection, session: Session): Player {
    const { character } = session;
    if (!character) throw new Error("the session plays nobody");
    connection.read();
    return {
      connection,
      character,
      session,
      type: (line) => connection.type(line),
      typeAll: (...lines) => connection.typeAll(...lines),
      read: () => connection.read(),
    };
  }

  room(slug: string): Entity {
    const room = this.game.room(`isle:${slug}`);
    if (!room) throw new Error(`there is no room isle:${slug}`);
    return room;
  }

  /** Puts a new thing or being somewhere. */
  thing(slug: string, place: Entity, count = 1): Entity {
    return this.game.spawnThing(`isle:${slug}`, count, place);
  }

  /** What of that kind a place holds itself. */
  held(place: Entity, slug: string): Entity[] {
    return place.sources(ContainedIn).filter((one) => one.prototype?.id === `isle:${slug}`);
  }

  /** The being or thing of that kind that a room was made with. */
  one(slug: string): Entity {
    const found = this.game.world.entities().find((one) => one.prototype?.id === `isle:${slug}`);
    if (!found) throw new Error(`there is no isle:${slug}`);
    return found;
  }

  move(character: Entity, slug: string): void {
    character.link(ContainedIn, this.room(slug));
  }

  /** Does one deed and nothing that follows from it. */
  act<A extends DeedArgs>(deed: Deed<A>, actor: Entity, args: A): Outcome {
    const outcome = act(this.game, deed, actor, args);
    this.loop.wake();
    return outcome;
  }

  /** How many of each prototype there are, whatever holds them. */
  census(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const entity of this.game.world.entities()) {
      const id = entity.prototype?.id;
      if (id !== undefined) counts[id] = (counts[id] ?? 0) + (entity.has(Stack) ? countOf(entity) : 1);
    }
    return counts;
  }

  /** Everything that would be stored, by id. */
  snapshot(): Record<string, unknown> {
    const all = this.game.world.entities().map((one) => [one.id, this.game.world.serialize(one)] as const);
    return structuredClone(Object.fromEntries(all));
  }
}
