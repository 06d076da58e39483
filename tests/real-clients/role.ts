import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BUNDLE = join(fileURLToPath(new URL("../..", import.meta.url)), "dist/wyldlands.mjs");
const READY = { world: "The world is ready.", gateway: "The gateway is open." };

/** A world or a gateway run by itself, as an operator runs them on several machines, in a data folder of its own. */
export class Role {
  readonly #child: ChildProcess;
  /** Its data folder. */
  readonly folder: string;
  #output = "";

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.folder = folder;
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
  }

  /** Resolves when it says that it is ready. `env`: configuration keys as `WYLDLANDS_A__B`; `folder`: another one's. */
  static async start(
    what: keyof typeof READY,
    env: Record<string, string>,
    folder = mkdtempSync(join(tmpdir(), `wyld-${what}-`)),
  ): Promise<Role> {
    const child = spawn(process.execPath, [BUNDLE, what], {
      cwd: folder,
      env: {
        ...process.env,
        DATABASE_URL: "",
        WYLDLANDS_DATA_DIR: folder,
        WYLDLANDS_GATEWAY__TELNET__PORT: "0",
        WYLDLANDS_GATEWAY__WEBSOCKET__PORT: "0",
        ...env,
      },
    });
    const role = new Role(child, folder);
    const deadline = performance.now() + 60_000;
    while (!role.#output.includes(READY[what])) {
      if (child.exitCode !== null || performance.now() > deadline) {
        const output = role.#output;
        await role.stop();
        throw new Error(`the ${what} is not ready:\n${output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return role;
  }

  /** Where a gateway listens. */
  get telnet(): { host: string; port: number } {
    const ports = JSON.parse(readFileSync(join(this.folder, "ports.json"), "utf8")) as { telnet: number };
    return { host: "127.0.0.1", port: ports.telnet };
  }

  /** SIGKILL; the data folder stays. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  /** SIGTERM; resolves with the exit code, and the data folder is gone. */
  async stop(): Promise<number | null> {
    await this.#end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
    return this.#child.exitCode;
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = once(this.#child, "close");
    this.#child.kill(signal);
    await closed;
  }
}
