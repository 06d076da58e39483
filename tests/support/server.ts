import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** On a machine that does much else a world may take this long to start; nothing is slower for it. */
export const PATIENCE_MS = 110_000;

export interface ServerOptions {
  /** PostgreSQL; the embedded database otherwise. */
  databaseUrl?: string;
  /** Content folder; the shipped game otherwise. */
  content?: string;
  /** More environment: configuration keys as `WYLDLANDS_A__B`. */
  env?: Record<string, string>;
  /** It goes on when the test file ends that started it; `attach` finds it again. */
  outlives?: boolean;
}

/** The real server as an operator starts it, from the bundle, on free ports and in a folder of its own. */
export class TestServer {
  readonly dataDir: string;
  readonly pid: number;
  readonly #ownsFolder: boolean;
  /** Absent when another test file started it. */
  readonly #child: ChildProcess | undefined;
  readonly #output: string[] = [];

  private constructor(dataDir: string, ownsFolder: boolean, pid: number, child?: ChildProcess) {
    this.dataDir = dataDir;
    this.pid = pid;
    this.#ownsFolder = ownsFolder;
    this.#child = child;
    for (const stream of [child?.stdout, child?.stderr])
      stream?.on("data", (chunk: Buffer) => this.#output.push(chunk.toString()));
  }

  static attach({ dataDir, pid }: { dataDir: string; pid: number }): TestServer {
    return new TestServer(dataDir, true, pid);
  }

  static async start(options: ServerOptions = {}, dataDir?: string): Promise<TestServer> {
    const folder = dataDir ?? mkdtempSync(join(tmpdir(), "wyld-"));
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      WYLDLANDS_DATA_DIR: folder,
      WYLDLANDS_GATEWAY__TELNET__PORT: "0",
      WYLDLANDS_GATEWAY__WEBSOCKET__PORT: "0",
      WYLDLANDS_TEST_FAULTS: `file:${join(folder, "faults")}`,
      ...(options.content === undefined ? {} : { WYLDLANDS_SERVER__CONTENT: options.content }),
      ...options.env,
    };
    delete env["DATABASE_URL"];
    // Otherwise it ends with whoever started it.
    if (options.outlives === true) delete env["npm_lifecycle_event"];
    if (options.databaseUrl !== undefined) env["DATABASE_URL"] = options.databaseUrl;
    const alone = options.outlives === true;
    const child = spawn(process.execPath, [join(ROOT, "dist/wyldlands.mjs"), "start"], {
      cwd: folder,
      env,
      detached: alone,
      stdio: alone ? "ignore" : "pipe",
    });
    if (child.pid === undefined) throw new Error("the server could not be started");
    if (alone) child.unref();
    const server = new TestServer(folder, dataDir === undefined, child.pid, child);
    await server.until(
      () => existsSync(server.#file("ports.json")) && existsSync(server.#file("run/world.json")),
      PATIENCE_MS,
    );
    await server.#attached();
    return server;
  }

  /** A player who comes in now meets a world, and not a gateway that still looks for one. */
  async #attached(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await fetch(`${this.httpUrl}/readyz`)).ok) {
      if (performance.now() > deadline) throw new Error(`the gateway found no world:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get ports(): { telnet: number; http: number } {
    return JSON.parse(readFileSync(this.#file("ports.json"), "utf8")) as { telnet: number; http: number };
  }

  get telnet(): { host: string; port: number } {
    return { host: "127.0.0.1", port: this.ports.telnet };
  }

  get webUrl(): string {
    return `ws://127.0.0.1:${this.ports.http}/ws`;
  }

  get httpUrl(): string {
    return `http://127.0.0.1:${this.ports.http}`;
  }

  /** The gateway that listens now. */
  gatewayPid(): number {
    return (JSON.parse(readFileSync(this.#file("ports.json"), "utf8")) as { pid: number }).pid;
  }

  /** The world that is ready, if one is. */
  worldPid(): number | undefined {
    try {
      return (JSON.parse(readFileSync(this.#file("run/world.json"), "utf8")) as { pid: number }).pid;
    } catch {
      return undefined;
    }
  }

  /** What everything printed so far; nothing of a server that outlives its test file. */
  get output(): string {
    return this.#output.join("");
  }

  /** How many worlds were ended, as the server said. */
  deaths(): number {
    return this.output.split("The world was ended by SIGKILL").length - 1;
  }

  /** The next world that starts has these faults, and only that one. */
  setFaults(faults: string): void {
    writeFileSync(this.#file("faults"), faults);
  }

  /** Kills the world; resolves when another one is ready. */
  async killWorld(): Promise<void> {
    const pid = this.worldPid();
    if (pid === undefined) throw new Error("no world is ready");
    process.kill(pid, "SIGKILL");
    await this.nextWorld(pid);
  }

  /** Resolves when a world other than this one is ready. */
  async nextWorld(after: number): Promise<void> {
    await this.until(() => {
      const pid = this.worldPid();
      return pid !== undefined && pid !== after && isAlive(pid);
    }, PATIENCE_MS);
  }

  async until(condition: () => boolean, timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!condition()) {
      if (!isAlive(this.pid) || (this.#child && this.#child.exitCode !== null))
        throw new Error(`the server ended with ${this.#child?.exitCode}:\n${this.output}`);
      if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** SIGTERM: drains and ends. The folder stays until `remove`. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (!child) {
      process.kill(this.pid, "SIGTERM");
      while (isAlive(this.pid)) await new Promise((resolve) => setTimeout(resolve, 20));
      return null;
    }
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    return child.exitCode;
  }

  remove(): void {
    if (this.#ownsFolder) rmSync(this.dataDir, { recursive: true, force: true });
  }

  #file(name: string): string {
    return join(this.dataDir, name);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
