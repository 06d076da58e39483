import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface ChildSettings {
  /** Where it listens: `unix:/path`. */
  address: string;
  content: string;
  dataDir: string;
  /** A PostgreSQL database; the embedded one in `dataDir` without it. */
  url?: string;
  careful?: boolean;
  hangMs?: number;
  /** As `parseFaults` reads them. */
  faults?: string;
}

/** A world in a process that can be killed. */
export class WorldProcess {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #said = new Set<string>();
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;

  /** `bundle`: the folder that `bundleWorld` made. */
  constructor(bundle: string, settings: ChildSettings) {
    this.address = settings.address;
    this.#child = fork(join(bundle, "world.mjs"), [JSON.stringify(settings)], {
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    this.#child.on("message", (word: string) => this.#said.add(word));
    this.ended = once(this.#child, "exit").then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
    }));
  }

  /** `listening`: found by gateways; `ready`: holds the lease and welcomes them. */
  async says(word: "listening" | "ready"): Promise<void> {
    while (!this.#said.has(word)) {
      const over = await Promise.race([
        once(this.#child, "message").then(() => false),
        this.ended.then(() => true),
      ]);
      if (over && !this.#said.has(word)) throw new Error(`the world ended before it was ${word}`);
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended;
  }
}
