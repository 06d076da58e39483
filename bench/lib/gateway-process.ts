import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ask, probeEnv, type Figures } from "./probed.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const START_MS = 30_000;

/** A folder for one gateway, and where a world that it finds has to listen. */
export function newGatewayFolder(): { folder: string; worldAddress: string } {
  const folder = mkdtempSync(join(tmpdir(), "wyld-bench-"));
  mkdirSync(join(folder, "run"), { mode: 0o700 });
  return { folder, worldAddress: `unix:${join(folder, "run", `world-${process.pid}.sock`)}` };
}

/** `wyldlands gateway` from the build, in a process of its own, with a probe in it. */
export class GatewayProcess {
  readonly #folder: string;
  readonly #child: ChildProcess;
  #output = "";

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder;
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
  }

  /** Resolves when it listens and has found its world. `env`: configuration keys as `WYLDLANDS_A__B`. */
  static async start(folder: string, env: Record<string, string> = {}): Promise<GatewayProcess> {
    const child = spawn(process.execPath, [join(ROOT, "dist/wyldlands.mjs"), "gateway"], {
      cwd: folder,
      env: {
        ...process.env,
        ...probeEnv("gateway", join(folder, "probe.sock")),
        WYLDLANDS_DATA_DIR: folder,
        WYLDLANDS_GATEWAY__TELNET__PORT: "0",
        WYLDLANDS_GATEWAY__WEBSOCKET__PORT: "0",
        ...env,
      },
    });
    const gateway = new GatewayProcess(folder, child);
    try {
      await gateway.#ready();
    } catch (error) {
      await gateway.stop();
      throw error;
    }
    return gateway;
  }

  get telnetPort(): number {
    return this.#ports.telnet;
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output;
  }

  read(): Promise<Figures> {
    return ask(join(this.#folder, "probe.sock"), "read");
  }

  /** Runs the garbage collector first, so that memory is what is held and not what lies about. */
  collect(): Promise<Figures> {
    return ask(join(this.#folder, "probe.sock"), "collect");
  }

  /** Writes a CPU profile of what `work` costs the gateway, when WYLDLANDS_PROFILE names a folder. */
  async profiled<T>(name: string, work: () => Promise<T>): Promise<T> {
    const into = process.env["WYLDLANDS_PROFILE"];
    if (into === undefined) return work();
    const socket = join(this.#folder, "probe.sock");
    await ask(socket, "profile");
    // That it begins is a block of its own.
    await sleep(20);
    await ask(socket, "read");
    const result = await work();
    await ask(socket, `profiled ${join(into, `${name}.cpuprofile`)}`);
    return result;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill("SIGTERM");
      const late = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
      await once(this.#child, "exit");
      clearTimeout(late);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #ports(): { telnet: number; http: number } {
    return JSON.parse(readFileSync(join(this.#folder, "ports.json"), "utf8")) as {
      telnet: number;
      http: number;
    };
  }

  async #ready(): Promise<void> {
    const deadline = performance.now() + START_MS;
    const isReady = async (): Promise<boolean> =>
      existsSync(join(this.#folder, "ports.json")) &&
      (await fetch(`http://127.0.0.1:${this.#ports.http}/readyz`)).ok;
    while (!(await isReady())) {
      if (this.#child.exitCode !== null || performance.now() > deadline)
        throw new Error(`the gateway did not start:\n${this.#output}`);
      await sleep(20);
    }
  }
}
