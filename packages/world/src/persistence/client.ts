import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { commitSteps, transferables } from "./commit-steps.ts";
import type { EngineOptions } from "./engine.ts";
import { lockFolder } from "./folder-lock.ts";
import { StorageError } from "./port.ts";
import type {
  AccountWithCharacters,
  AuditRow,
  BanRow,
  BootRow,
  CharacterRow,
  CommitBatch,
  DirectoryRow,
  EntityRow,
  JournalRow,
  Lease,
  LinkRows,
  OutboxRow,
  ProgressRow,
  SanctionRow,
  SessionRow,
  Storage,
} from "./port.ts";
import { storableText } from "./storable-json.ts";
import type { Param, Row, StatementName } from "./statements.ts";
import { StorageThread } from "./storage-thread.ts";
import type { StorageLog } from "./storage-thread.ts";
import { MOST_RATINGS, type VoiceBooks, type VoiceSpentRow } from "./voice-rows.ts";
import { workerLocation } from "./worker-location.ts";

export type { StorageLog } from "./storage-thread.ts";

export interface StorageOptions {
  log: StorageLog;
  /** Where the embedded database lives (in `pglite` below it). Needed without `url`. */
  dataDir?: string | undefined;
  /** Migrations were run, by these names. */
  onMigrated?: ((names: readonly string[]) => void) | undefined;
  /** A PostgreSQL database; chosen over `dataDir`. */
  url?: string | undefined;
  /** The worker's file in a bundle; the source file by default. */
  workerPath?: URL | string | undefined;
  /** Connections to PostgreSQL at most, the one for commits included. Default 5. */
  maxConnections?: number | undefined;
  /** Connections kept open when idle, the one for commits included. Default 2. */
  minConnections?: number | undefined;
  /** How long to wait for a PostgreSQL that does not answer yet. Default 60,000. */
  waitMs?: number | undefined;
  /** A commit that takes longer ends the world. Default 10,000. */
  commitLimitMs?: number | undefined;
}

const BEFORE_ALL_IDS = "00000000-0000-0000-0000-000000000000";

/** Opens the database, brings it up to date and starts its thread. Rejects with a `StorageError`. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const limit = options.commitLimitMs ?? 10_000;
  if (options.url !== undefined) {
    const maxConnections = Math.max(2, options.maxConnections ?? 5);
    const engine: EngineOptions = {
      engine: "postgresql",
      url: options.url,
      maxConnections,
      minConnections: Math.min(maxConnections, Math.max(1, options.minConnections ?? 2)),
      waitMs: options.waitMs ?? 60_000,
    };
    return new StorageClient(await startThread(options, engine, () => {}), limit);
  }
  if (options.dataDir === undefined) {
    throw new StorageError("failed", "Storage needs a data folder or the URL of a PostgreSQL database.");
  }
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  chmodSync(options.dataDir, 0o700);
  const lock = await lockFolder(options.dataDir);
  const engine: EngineOptions = { engine: "pglite", folder: join(options.dataDir, "pglite") };
  return new StorageClient(await startThread(options, engine, () => lock.release()), limit);
}

async function startThread(
  options: StorageOptions,
  engine: EngineOptions,
  ended: () => void,
): Promise<StorageThread> {
  const worker = new Worker(workerLocation(options.workerPath), {
    workerData: engine,
    name: "storage",
    execArgv: [],
  });
  worker.once("exit", ended);
  const thread = new StorageThread(worker, engine.engine, options.log, options.onMigrated);
  await thread.ready;
  return thread;
}

class StorageClient implements Storage {
  readonly #thread: StorageThread;
  readonly #commitLimitMs: number;

  constructor(thread: StorageThread, commitLimitMs: number) {
    this.#thread = thread;
    this.#commitLimitMs = commitLimitMs;
  }

  get engine(): Storage["engine"] {
    return this.#thread.engine;
  }

  async acquireLease(holder: string): Promise<Lease | undefined> {
    const newSeed = randomBytes(16).toString("hex");
    return (await this.#thread.ask({ task: "lease", holder, newSeed })) as Lease | undefined;
  }

  async loadEntities(afterId: string | undefined, limit: number): Promise<EntityRow[]> {
    let after = afterId ?? BEFORE_ALL_IDS;
    for (;;) {
      const rows = await this.#read("entitiesPage", after, limit);
      const last = rows.at(-1);
      if (last === undefined) return [];
      const stay = rows.filter((row) => row["carried"] !== true);
      if (stay.length > 0) return stay.map(entityRow);
      after = String(last["id"]);
    }
  }

  async loadCharacter(id: string): Promise<EntityRow[]> {
    return (await this.#read("character", id)).map(entityRow);
  }

  async loadLink(): Promise<LinkRows> {
    const [sessions, progress, boots, bans, sanctions] = await Promise.all([
      this.#read("sessions"),
      this.#read("progress"),
      this.#read("boots"),
      this.#read("bans"),
      this.#read("sanctions"),
    ]);
    return {
      sessions: sessions.map((row) => withDocument(row)) as unknown as SessionRow[],
      progress: progress as unknown as ProgressRow[],
      boots: boots as unknown as BootRow[],
      bans: bans as unknown as BanRow[],
      sanctions: (sanctions as unknown as (SanctionRow & { channel: string })[]).map(({ channel, ...row }) =>
        channel === "" ? row : { ...row, channel },
      ),
    };
  }

  async outboxAfter(gateway: string, boot: string, fseq: number, limit: number): Promise<OutboxRow[]> {
    return (await this.#read("outboxAfter", gateway, boot, fseq, limit)) as unknown as OutboxRow[];
  }

  async accountByName(nameKey: string): Promise<AccountWithCharacters | undefined> {
    const [row] = await this.#read("accountByName", nameKey);
    if (row === undefined) return undefined;
    const account = withDocument(
      withDocument(row, "preferences"),
      "grants",
    ) as unknown as AccountWithCharacters;
    const characters = await this.#read("charactersOfAccount", account.id);
    return { ...account, characters: characters as unknown as CharacterRow[] };
  }

  async loadDirectory(afterId: string | undefined, limit: number): Promise<DirectoryRow[]> {
    return (await this.#read("directoryPage", afterId ?? BEFORE_ALL_IDS, limit)) as unknown as DirectoryRow[];
  }

  async auditLog(about: string | undefined, limit: number): Promise<AuditRow[]> {
    return (await this.#read("auditLog", about ?? null, limit)) as unknown as AuditRow[];
  }

  async journalOf(owner: string | undefined, limit: number): Promise<JournalRow[]> {
    return (await this.#read("journalOf", owner ?? null, limit)) as unknown as JournalRow[];
  }

  async voiceSpent(since: number): Promise<VoiceSpentRow[]> {
    return (await this.#read("voiceSpent", since)) as unknown as VoiceSpentRow[];
  }

  async voiceBooks(since: number): Promise<VoiceBooks> {
    const [sums, times, ratings, [rated], [played]] = await Promise.all([
      this.#read("voiceSums", since),
      this.#read("voiceTimes", since),
      this.#read("voiceRatings", since, MOST_RATINGS),
      this.#read("voiceRated", since),
      this.#read("playTime", since),
    ]);
    return {
      sums: sums as unknown as VoiceBooks["sums"],
      times: times as unknown as VoiceBooks["times"],
      ratings: ratings as unknown as VoiceBooks["ratings"],
      good: Number(rated?.["good"]),
      bad: Number(rated?.["bad"]),
      playMs: Number(played?.["ms"]),
    };
  }

  async characterNameTaken(nameKey: string): Promise<boolean> {
    return (await this.#read("characterNameTaken", nameKey)).length > 0;
  }

  async commit(batch: CommitBatch): Promise<void> {
    const steps = commitSteps(batch);
    const slow = setTimeout(() => {
      this.#thread.fail(
        new StorageError(
          "database-lost",
          `The database took more than ${this.#commitLimitMs / 1000} s for one commit; whether it was stored is unknown.`,
        ),
      );
    }, this.#commitLimitMs);
    try {
      await this.#thread.ask({ task: "commit", steps }, transferables(steps));
    } finally {
      clearTimeout(slow);
    }
  }

  onFailure(listener: (error: Error) => void): void {
    this.#thread.onFailure(listener);
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  async #read(statement: StatementName, ...params: Param[]): Promise<Row[]> {
    const storable = params.map((param) => (typeof param === "string" ? storableText(param) : param));
    return (await this.#thread.ask({ task: "read", statement, params: storable })) as Row[];
  }
}

function entityRow(row: Row): EntityRow {
  const { carried: _, ...entity } = withDocument(row);
  return entity as unknown as EntityRow;
}

/** Documents travel as text: parsed once, here. */
function withDocument(row: Row, field = "data"): Row {
  const text = row[field];
  return { ...row, [field]: typeof text === "string" ? JSON.parse(text) : null };
}
