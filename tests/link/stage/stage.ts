import { rmSync } from "node:fs";
import { worldConfig, startWorld, type RunningWorld, type WorldOptions } from "@wyldlands/world";
import type { GatewayStream, LinkListener } from "@wyldlands/protocol";
import { pino } from "pino";
import { openStorage } from "../../../packages/world/src/persistence/client.ts";
import type { EntityRow, Storage } from "../../../packages/world/src/persistence/port.ts";
import { freshDataFolder } from "../../../packages/world/src/persistence/testing/data-folder.ts";
import { NO_FAULTS, type Faults } from "../../../packages/world/src/turn/faults.ts";
import { writeContent } from "./content.ts";
import { StagedStorage } from "./staged-storage.ts";
import { testCommands } from "./test-commands.ts";
import { TestGateway } from "./test-gateway.ts";
import type { Transport } from "./transports.ts";

type Point = Parameters<Faults["at"]>[0];

export interface StageWorldOptions {
  /** Seconds. */
  resumeWindow?: number;
  sessionTimeout?: number;
  careful?: boolean;
  limits?: WorldOptions["limits"];
}

/** A world in this process, on a database that outlives it. */
export class StageWorld {
  readonly storage: StagedStorage;
  readonly listener: LinkListener;
  readonly logged: string[] = [];
  #running: RunningWorld | undefined;
  #trap: { point: Point; left: number } | undefined;

  constructor(inner: Storage, listener: LinkListener) {
    this.storage = new StagedStorage(inner);
    this.listener = listener;
  }

  /** Kills it the next time, or the `times`-th time, that it gets to the point. */
  killAt(point: Point, times = 1): void {
    this.#trap = { point, left: times };
  }

  async start(content: string, options: StageWorldOptions): Promise<void> {
    const config = worldConfig.parse({
      server: { content, tick_rate: 20 },
      gateway: {
        resume_window: options.resumeWindow ?? 120,
        session_timeout: options.sessionTimeout ?? 3_600,
      },
    });
    this.#running = await startWorld({
      config,
      dataDir: content,
      listeners: [this.listener],
      log: pino({ level: "trace" }, { write: (line: string) => void this.logged.push(line) }),
      watchdogPath: false,
      storage: this.storage,
      commands: testCommands(() => this.#running?.abort("a line ended the world")),
      careful: options.careful ?? false,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
      faults: { ...NO_FAULTS, at: (point) => this.#at(point) },
    });
    void this.#running.stopped.then(() => this.listener.close());
  }

  #at(point: Point): void {
    if (this.#trap?.point !== point || (this.#trap.left -= 1) > 0) return;
    this.#trap = undefined;
    this.#running?.abort("killed by a test");
  }

  get stopped(): Promise<{ code: number }> {
    if (!this.#running) throw new Error("this world was never started");
    return this.#running.stopped;
  }

  /** Ends it as a kill would; resolves when the next one may begin. */
  async kill(): Promise<void> {
    this.#running?.abort("killed by a test");
    await this.stopped;
  }

  async drain(): Promise<void> {
    await this.#running?.drain("a test");
  }
}

/** Worlds and gateways of one test, over one transport and one real database. */
export class Stage {
  readonly transport: Transport;
  readonly #storage: Storage;
  readonly #folders: string[];
  readonly #content: string;
  #worlds: StageWorld[] = [];
  #gateways: TestGateway[] = [];
  #others: string[] = [];

  private constructor(transport: Transport, storage: Storage, content: string, folders: string[]) {
    this.transport = transport;
    this.#storage = storage;
    this.#content = content;
    this.#folders = folders;
  }

  /** Opens the database; it serves all tests of a file. */
  static async open(transport: Transport): Promise<Stage> {
    const content = writeContent();
    const dataDir = await freshDataFolder();
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    return new Stage(transport, await openStorage({ dataDir, log }), content, [content, dataDir]);
  }

  async world(options: StageWorldOptions = {}): Promise<StageWorld> {
    const world = new StageWorld(this.#storage, await this.transport.listen());
    this.#worlds.unshift(world);
    await world.start(this.#content, options);
    return world;
  }

  /** A world that stands by until `promote` lets it have the lease. */
  async standby(): Promise<{ promote: () => Promise<StageWorld> }> {
    const world = new StageWorld(this.#storage, await this.transport.listen());
    world.storage.standby = true;
    this.#worlds.unshift(world);
    const started = world.start(this.#content, {});
    return {
      promote: async () => {
        world.storage.standby = false;
        await started;
        return world;
      },
    };
  }

  gateway(id?: string): TestGateway {
    const gateway = new TestGateway(this.transport.dialer, () => this.addresses(), id);
    this.#gateways.push(gateway);
    return gateway;
  }

  /** A stream to the newest world, for a test that speaks for itself. */
  dial(): GatewayStream {
    return this.transport.dialer.dial(this.addresses()[0] ?? "nowhere");
  }

  /** The newest world first. */
  addresses(): string[] {
    return [...this.#others, ...this.#worlds.map((world) => world.listener.address)];
  }

  /** Gateways look for a world there too: one that the test plays itself. */
  also(address: string): void {
    this.#others.push(address);
  }

  /** What is stored besides the worlds' memory. */
  get database(): Storage {
    return this.#storage;
  }

  async entities(): Promise<EntityRow[]> {
    const all: EntityRow[] = [];
    for (;;) {
      const page = await this.#storage.loadEntities(all.at(-1)?.id, 1_000);
      if (page.length === 0) break;
      all.push(...page);
    }
    for (const { characterId } of (await this.#storage.loadLink()).sessions)
      if (characterId !== null) all.push(...(await this.#storage.loadCharacter(characterId)));
    return all;
  }

  /** Coins and hooks that exist, in rooms and hands. */
  async wealth(): Promise<{ pennies: number; hooks: number }> {
    const rows = await this.entities();
    if (new Set(rows.map((row) => row.id)).size !== rows.length)
      throw new Error("an entity is in two places");
    const pennies = rows.filter((row) => row.prototypeId === "lock:penny").map(stackOf);
    return {
      pennies: pennies.reduce((sum, count) => sum + count, 0),
      hooks: rows.filter((row) => row.prototypeId === "lock:hook").length,
    };
  }

  /** After a test: everything stops, the database stays for the next. */
  async clear(): Promise<void> {
    this.#others = [];
    for (const gateway of this.#gateways.splice(0)) await gateway.link.stop();
    for (const world of this.#worlds.splice(0)) {
      world.storage.gates.releaseAll();
      await world.kill();
    }
  }

  async close(): Promise<void> {
    await this.clear();
    await this.#storage.close();
    this.transport.close();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

function stackOf(row: EntityRow): number {
  const data = row.data as { components?: { stack?: { count: number } } } | null;
  return data?.components?.stack?.count ?? 1;
}
