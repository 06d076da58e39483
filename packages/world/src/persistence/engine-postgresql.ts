import { Pool } from "pg";
import type { Client } from "pg";
import { isFenceError, leaseLost, storageError } from "./database-errors.ts";
import type { Engine, EngineHost, EngineOptions } from "./engine.ts";
import { appliedMigrations, migrate } from "./migrate.ts";
import type { MigrationTarget } from "./migrate.ts";
import type { Migration } from "./migrations/migration.ts";
import { StorageError } from "./port.ts";
import type { Lease } from "./port.ts";
import { PostgresqlTransaction } from "./postgresql-transaction.ts";
import { connectPatiently, describeTarget } from "./postgresql-connect.ts";
import { PreparedSteps } from "./prepared-steps.ts";
import { statements } from "./statements.ts";
import type { Param, Row, StatementName, Step } from "./statements.ts";

/** The world's advisory lock; such locks are per database, so any fixed pair does. */
const WORLD_LOCK = "7792, 1";
const OLDEST_SERVER = 150_000;
/** A killed world's lock goes when the server sees its socket close; a successor gives it this long. */
const LOCK_PATIENCE_MS = 400;
const LOCK_RETRY_MS = 20;

/** Beyond the world's own limit for a commit, so that what it gave up does not hold locks for ever. */
const SESSION_SETTINGS = [
  "SET jit = off",
  "SET plan_cache_mode = force_generic_plan",
  "SET idle_in_transaction_session_timeout = '15s'",
  "SET tcp_keepalives_idle = 5",
  "SET tcp_keepalives_interval = 2",
  "SET tcp_keepalives_count = 3",
  "SET tcp_user_timeout = '10s'",
].join("; ");

type PostgresqlOptions = Extract<EngineOptions, { engine: "postgresql" }>;

/** Connects (waiting for a server that is not there yet), and brings the database up to date unless a world is using it. */
export async function openPostgresql(
  options: PostgresqlOptions,
  host: EngineHost,
  migrations: readonly Migration[],
): Promise<Engine> {
  const writer = await connectPatiently(options.url, options.waitMs, host);
  try {
    await checkServer(writer, host);
    const target = migrationTarget(writer);
    if (await tryLock(writer)) {
      logApplied(host, await migrate(target, migrations));
      await writer.query(`SELECT pg_advisory_unlock(${WORLD_LOCK})`);
    } else {
      await appliedMigrations(target, migrations);
    }
  } catch (error) {
    await writer.end();
    throw storageError(error, "opening the database");
  }
  const engine = new PostgresqlEngine(writer, options, host, migrations);
  try {
    await engine.warmUp();
  } catch (error) {
    await engine.close();
    throw storageError(error, "opening the database");
  }
  return engine;
}

async function checkServer(writer: Client, host: EngineHost): Promise<void> {
  const { rows } = await writer.query<{ version: number; name: string; fsync: string; sync: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
       current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS sync`,
  );
  const server = rows[0];
  if (server === undefined || server.version < OLDEST_SERVER) {
    throw new StorageError(
      "failed",
      `This is PostgreSQL ${server?.name ?? "of unknown version"}; Wyldlands needs version 15 or newer.`,
    );
  }
  await writer.query(SESSION_SETTINGS);
  if (server.sync === "off") await writer.query("SET synchronous_commit = on");
  try {
    await writer.query("SET client_connection_check_interval = '500ms'");
  } catch {
    host.log("info", {}, "This PostgreSQL cannot check for closed connections while a query runs.");
  }
  if (server.fsync === "off") {
    host.log(
      "error",
      { fsync: "off" },
      "THE DATABASE DOES NOT REACH THE DISK: PostgreSQL runs with fsync = off, so a power cut may lose what players were told. Set fsync = on.",
    );
  }
}

function migrationTarget(client: Client): MigrationTarget {
  return {
    script: async (sql) => {
      await client.query(sql);
    },
    rows: async (sql) => (await client.query<Row>(sql)).rows,
  };
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${WORLD_LOCK}) AS got`);
  return rows[0]?.got === true;
}

function logApplied(host: EngineHost, applied: string[]): void {
  if (applied.length > 0) host.migrated(applied);
}

class PostgresqlEngine implements Engine {
  readonly readsBesideCommits = true;
  readonly #writer: Client;
  readonly #readers: Pool;
  readonly #readersKept: number;
  readonly #host: EngineHost;
  readonly #migrations: readonly Migration[];
  readonly #prepared = new PreparedSteps();
  #holdsLock = false;
  #closing = false;

  constructor(
    writer: Client,
    options: PostgresqlOptions,
    host: EngineHost,
    migrations: readonly Migration[],
  ) {
    this.#writer = writer;
    this.#host = host;
    this.#migrations = migrations;
    this.#readersKept = options.minConnections - 1;
    this.#readers = new Pool({
      connectionString: options.url,
      max: options.maxConnections - 1,
      min: this.#readersKept,
      connectionTimeoutMillis: 8000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      application_name: "wyldlands reads",
      // Compiling a plan costs more than any of these reads. The pool awaits it; its types do not know.
      onConnect: (client) => client.query("SET jit = off") as unknown as void,
    });
    this.#readers.on("error", (error) => {
      if (!this.#closing)
        host.log("warn", { reason: storageError(error, "idle").message }, "A reading connection was lost.");
    });
    const gone = (error?: Error): void => {
      if (this.#closing) return;
      const reason = error ?? new Error("the server closed the connection");
      host.lost(storageError(reason, `waiting (${describeTarget(options.url)})`));
    };
    writer.on("error", gone);
    writer.on("end", () => gone());
  }

  /** Opens the connections that stay open when idle. */
  async warmUp(): Promise<void> {
    const clients = await Promise.all(
      Array.from({ length: this.#readersKept }, () => this.#readers.connect()),
    );
    for (const client of clients) client.release();
  }

  async acquireLease(holder: string, newSeed: string): Promise<Lease | undefined> {
    try {
      if (!(await this.#lock())) {
        await this.#nameHolder();
        return undefined;
      }
      logApplied(this.#host, await migrate(migrationTarget(this.#writer), this.#migrations));
      await this.#writer.query("SET statement_timeout = '15s'; SET lock_timeout = '15s'");
      const { rows } = await this.#writer.query<Row>(statements.takeLease, [newSeed, holder]);
      return rows[0] as Lease | undefined;
    } catch (error) {
      throw this.#failed(error, "taking the lease");
    }
  }

  async commit(steps: Step[]): Promise<void> {
    const bound = this.#prepared.bind(steps);
    try {
      await new Promise<void>((resolve, reject) => {
        this.#writer.query(new PostgresqlTransaction(bound, resolve, reject));
      });
      this.#prepared.keep(steps);
    } catch (error) {
      const failure = isFenceError(error) ? leaseLost() : this.#failed(error, "committing");
      this.#prepared.forget();
      if (failure.code !== "database-lost") await this.#writer.query("DEALLOCATE ALL").catch(() => undefined);
      throw failure;
    }
  }

  async read(statement: StatementName, params: Param[]): Promise<Row[]> {
    const query = { name: statement, text: statements[statement], values: params };
    try {
      return (await this.#readers.query<Row>(query)).rows;
    } catch (error) {
      if (storageError(error, "reading").code !== "database-lost") throw this.#failed(error, "reading");
    }
    // An idle connection may have been dropped meanwhile; reads change nothing, so a fresh one asks again.
    try {
      return (await this.#readers.query<Row>(query)).rows;
    } catch (error) {
      throw this.#failed(error, `reading (${statement})`);
    }
  }

  async upkeep(): Promise<boolean> {
    return false;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#readers.end();
    await this.#writer.end();
  }

  async #lock(): Promise<boolean> {
    if (this.#holdsLock) return true;
    const until = Date.now() + LOCK_PATIENCE_MS;
    while (!this.#holdsLock) {
      this.#holdsLock = await tryLock(this.#writer);
      if (this.#holdsLock || Date.now() > until) break;
      await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
    }
    return this.#holdsLock;
  }

  async #nameHolder(): Promise<void> {
    const { rows } = await this.#writer.query<Row>(statements.leaseHolder);
    this.#host.log(
      "info",
      { holder: rows[0]?.["holder"] },
      "Another world holds the lease of this database.",
    );
  }

  #failed(error: unknown, doing: string): StorageError {
    const failure = storageError(error, doing);
    if (failure.code === "database-lost" && !this.#closing) this.#host.lost(failure);
    return failure;
  }
}
