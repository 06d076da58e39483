import { closeSync, fsync, openSync, unlinkSync, writeSync } from "node:fs";
import { promisify } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";

const PAGE = Buffer.alloc(8192, 1);
/** Milliseconds between two writes. */
const PAUSE = 20;

/**
 * Writes a page to a file and waits until the disk has it, again and again: what a commit has to wait for, whoever makes it.
 * Beside a latency it tells a stall of the disk from one of ours.
 */
export class DiskProbe {
  readonly #path: string;
  readonly #file: number;
  #stopped = false;
  #longest = 0;
  readonly #writing: Promise<void>;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, "w");
    this.#writing = this.#write();
  }

  /** The longest wait so far, and a new beginning. Milliseconds. */
  read(): number {
    const longest = this.#longest;
    this.#longest = 0;
    return longest;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
    closeSync(this.#file);
    unlinkSync(this.#path);
  }

  async #write(): Promise<void> {
    const sync = promisify(fsync);
    while (!this.#stopped) {
      const begun = performance.now();
      writeSync(this.#file, PAGE, 0, PAGE.length, 0);
      await sync(this.#file);
      this.#longest = Math.max(this.#longest, performance.now() - begun);
      await sleep(PAUSE);
    }
  }
}
