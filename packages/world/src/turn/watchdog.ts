import { readFileSync, rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Channel, GatewayBoot } from "../link/channel.ts";
import { workerLocation } from "../persistence/worker-location.ts";
import { SLOT, type PoisonItem, type WatchdogData } from "./watchdog-slots.ts";

/** A line that hangs for longer is named, and the world ended (link.md, failure table). */
const HANG_LIMIT_MS = 5_000;

/** A thread that watches the world's: it names an item that hangs and ends the process, so that the next world skips it. */
export class Watchdog {
  readonly #slots: BigInt64Array;
  readonly #worker: Worker;
  readonly #file: string;
  readonly #boots = new Map<GatewayBoot, number>();
  /** The item that hung in the last world, until it came again and was failed. */
  #poison: PoisonItem | undefined;
  #failed: { channel: Channel; seq: number } | undefined;

  constructor(
    file: string,
    workerPath: URL | string | undefined,
    onError: (error: Error) => void,
    limitMs = HANG_LIMIT_MS,
  ) {
    const slots = new SharedArrayBuffer(8 * Object.keys(SLOT).length);
    this.#slots = new BigInt64Array(slots);
    this.#file = file;
    this.#poison = readPoison(file);
    const workerData: WatchdogData = { slots, limitMs, file };
    this.#worker = new Worker(
      workerLocation(workerPath ?? new URL("./watchdog-worker.ts", import.meta.url)),
      {
        workerData,
        name: "watchdog",
        execArgv: [],
      },
    );
    // Without its watchdog a world still runs: a hang then has to be ended by hand.
    this.#worker.on("error", onError);
    this.#worker.unref();
  }

  /** Makes the boot known to the watching thread, before anything of it runs. */
  register(boot: GatewayBoot): void {
    this.#indexOf(boot);
  }

  begin(channel: Channel, seq: number): void {
    Atomics.store(this.#slots, SLOT.boot, BigInt(this.#indexOf(channel.boot)));
    Atomics.store(this.#slots, SLOT.session, BigInt(channel.number));
    Atomics.store(this.#slots, SLOT.seq, BigInt(seq));
    Atomics.add(this.#slots, SLOT.count, 1n);
  }

  end(): void {
    Atomics.add(this.#slots, SLOT.count, 1n);
  }

  isPoison({ boot, number }: Channel, seq: number): boolean {
    const poison = this.#poison;
    return (
      poison?.gateway === boot.gateway &&
      poison.boot === boot.boot &&
      poison.session === number &&
      poison.seq === seq
    );
  }

  /** The poison was failed in words. It is known until that is stored: a world that dies before must not run it. */
  failed(channel: Channel, seq: number): void {
    this.#failed = { channel, seq };
  }

  /** Forgets a failed poison once its commit is confirmed. */
  settle(): void {
    if (!this.#failed || this.#failed.channel.committed < this.#failed.seq) return;
    this.#failed = undefined;
    this.#poison = undefined;
    rmSync(this.#file, { force: true });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #indexOf(boot: GatewayBoot): number {
    let index = this.#boots.get(boot);
    if (index === undefined) {
      index = this.#boots.size + 1;
      this.#boots.set(boot, index);
      this.#worker.postMessage({ index, gateway: boot.gateway, boot: boot.boot });
    }
    return index;
  }
}

function readPoison(file: string): PoisonItem | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as PoisonItem;
  } catch {
    // No file: nothing hung. A file cut off in writing names nothing.
    return undefined;
  }
}
