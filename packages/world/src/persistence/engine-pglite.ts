import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { isFenceError, leaseLost, storageError } from "./database-errors.ts";
import { DurableNodeFs } from "./durable-fs.ts";
import type { Engine, EngineHost } from "./engine.ts";
import { Housekeeping } from "./housekeeping.ts";
import { migrate } from "./migrate.ts";
import type { Migration } from "./migrations/migration.ts";
import { StorageError } from "./port.ts";
import type { Lease } from "./port.ts";
import { PreparedSteps } from "./prepared-steps.ts";
import { statements } from "./statements.ts";
import type { Param, Row, StatementName, Step } from "./statements.ts";
import { encodeTransaction } from "./wire.ts";

const BYTEA = 17;

/** PGlite's own parameters but `-F` (no fsync), and what makes a commit durable and the WAL small. */
function startParams(): string[] {
  const settings = {
    fsync: "on",
    synchronous_commit: "on",
    wal_sync_method: "fsync",
    wal_level: "minimal",
    max_wal_senders: "0",
    min_wal_size: "32MB",
    max_wal_size: "64MB",
  };
  const own = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  return [...PGlite.defaultStartParams.filter((param) => param !== "-F"), ...own];
}

/**
 * Opens (or makes) the embedded database in `folder`; a new one is a copy of `template`, where there is one. The caller holds the folder's lock: PGlite takes none, and two
 * processes on one folder lose rows silently.
 */
export async function openPglite(
  folder: string,
  host: EngineHost,
  migrations: readonly Migration[],
  template?: string,
): Promise<Engine> {
  try {
    if (!existsSync(join(folder, "PG_VERSION"))) await create(folder, template);
    chmodSync(folder, 0o700);
    const { db, fs } = await startPglite(folder);
    const script = async (sql: string): Promise<void> => {
      await db.exec(sql);
    };
    const applied = await migrate(
      { script, rows: async (sql) => (await db.query<Row>(sql)).rows },
      migrations,
    );
    if (applied.length > 0) host.migrated(applied);
    await proveDurable(
      () => db.exec("CREATE TABLE durability_proof (); DROP TABLE durability_proof"),
      fs,
      host,
    );
    return new PgliteEngine(db, host);
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError("failed", `The embedded database in ${folder} does not open: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** Under WASI's numbers for errors, which the engine's file system throws bare. */
const NO_SPACE = 51;

function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error !== "object" || error === null || !("errno" in error)) return String(error);
  return error.errno === NO_SPACE
    ? "the disk is full."
    : `its file system failed with error ${String(error.errno)}.`;
}

/** The engine alone, without the tables. Bytes never take its slow text path: commits bind them in binary. */
export async function startPglite(
  folder: string,
  fs = new DurableNodeFs(folder),
): Promise<{ db: PGlite; fs: DurableNodeFs }> {
  const db = await PGlite.create({
    fs,
    startParams: startParams(),
    parsers: { [BYTEA]: (text: string) => Buffer.from(text.slice(2), "hex") },
  });
  return { db, fs };
}

/** Made beside its place and moved there whole: a start that is killed while making it leaves nothing half. */
async function create(folder: string, template: string | undefined): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  if (template !== undefined && existsSync(join(template, "PG_VERSION"))) {
    cpSync(template, draft, { recursive: true });
  } else {
    const { db } = await startPglite(draft);
    await db.close();
  }
  fsyncTree(draft);
  renameSync(draft, folder);
  fsyncPath(dirname(folder));
}

function fsyncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) fsyncTree(path);
    else if (entry.isFile()) fsyncPath(path);
  }
  fsyncPath(folder);
}

function fsyncPath(path: string): void {
  const descriptor = openSync(path, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** A committed write must make at least one fsync; without, commits would survive a killed process but not a power cut. */
export async function proveDurable(
  write: () => Promise<unknown>,
  fs: { readonly fsyncs: number },
  host: EngineHost,
): Promise<void> {
  const before = fs.fsyncs;
  await write();
  const made = fs.fsyncs - before;
  if (made === 0) {
    host.log(
      "error",
      { fsyncs: 0 },
      "THE EMBEDDED DATABASE DOES NOT REACH THE DISK: commits make no fsync, so a power cut may lose what players were told. Use PostgreSQL (DATABASE_URL).",
    );
    return;
  }
  host.log("info", { fsyncs: made }, "The embedded database is open; commits reach the disk.");
}

class PgliteEngine implements Engine {
  readonly readsBesideCommits = false;
  readonly #db: PGlite;
  readonly #host: EngineHost;
  readonly #housekeeping: Housekeeping;
  readonly #prepared = new PreparedSteps();

  constructor(db: PGlite, host: EngineHost) {
    this.#db = db;
    this.#host = host;
    this.#housekeeping = new Housekeeping({
      rows: async (sql) => (await db.query<Row>(sql)).rows,
      script: async (sql) => {
        await db.exec(sql);
      },
    });
  }

  async acquireLease(holder: string, newSeed: string): Promise<Lease | undefined> {
    const [row] = await this.read("takeLease", [newSeed, holder]);
    return row as Lease | undefined;
  }

  async commit(steps: Step[]): Promise<void> {
    const bound = this.#prepared.bind(steps);
    try {
      await this.#db.execProtocol(encodeTransaction(bound), { syncToFs: false });
    } catch (error) {
      const failure = isFenceError(error) ? leaseLost() : this.#failed(error, "committing");
      this.#prepared.forget();
      if (failure.code !== "database-lost") await this.#db.exec("DEALLOCATE ALL");
      throw failure;
    }
    this.#prepared.keep(steps);
    this.#housekeeping.committed(steps);
  }

  async read(statement: StatementName, params: Param[]): Promise<Row[]> {
    try {
      return (await this.#db.query<Row>(statements[statement], params)).rows;
    } catch (error) {
      throw this.#failed(error, `reading (${statement})`);
    }
  }

  async upkeep(quiet: boolean): Promise<boolean> {
    try {
      return await this.#housekeeping.run(quiet);
    } catch (error) {
      const failure = this.#failed(error, "keeping house");
      this.#host.log("error", { reason: failure.message }, "Housekeeping of the embedded database failed.");
      return false;
    }
  }

  async close(): Promise<void> {
    await this.#db.close();
  }

  #failed(error: unknown, doing: string): StorageError {
    const failure = storageError(error, doing);
    if (failure.code === "database-lost") this.#host.lost(failure);
    return failure;
  }
}
