import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Finding } from "../content/types.ts";
import { workerLocation } from "../persistence/worker-location.ts";
import type { ReadAnswer, ReadRequest } from "./content-worker.ts";
import type { Chunk } from "./wire.ts";

/** A content that was read beside the one in use: its parts one by one, or what is wrong with it. */
export type Reading =
  | { readonly ok: true; readonly take: () => Chunk | undefined }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A thread without work ends after so long: it holds some tens of megabytes. */
const IDLE_MS = 60_000;

/** Reads and checks content folders in a thread of its own: a big world takes seconds, and a turn must not wait. One at a time. */
export class ContentReader {
  readonly #path: URL | string;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #kept = false;

  /** `path`: the bundle's thread; the source by default. */
  constructor(path?: URL | string) {
    this.#path = path ?? new URL("./content-worker.ts", import.meta.url);
  }

  /** Has the thread at hand from now on, for who wants to read at any moment. */
  keep(): void {
    this.#kept = true;
    this.#worker ??= this.#start();
  }

  async read(folder: string): Promise<Reading> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const { port1, port2 } = new MessageChannel();
    const answer = await new Promise<ReadAnswer>((resolve, reject) => {
      const failed = (error: unknown): void => {
        this.#worker = undefined;
        reject(error instanceof Error ? error : new Error("the thread that reads content ended"));
      };
      worker.once("error", failed).once("exit", failed);
      worker.once("message", (said: ReadAnswer) => {
        worker.off("error", failed).off("exit", failed);
        resolve(said);
      });
      worker.postMessage({ folder, port: port2 } satisfies ReadRequest, [port2]);
    });
    if (!this.#kept) this.#idle = setTimeout(() => this.stop(), IDLE_MS).unref();
    if ("error" in answer) throw new Error(answer.error);
    if (!answer.ok) return answer;
    // What was posted before the answer is here.
    return { ok: true, take: () => receiveMessageOnPort(port1)?.message as Chunk | undefined };
  }

  stop(): void {
    clearTimeout(this.#idle);
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(workerLocation(this.#path), { name: "content", execArgv: [] });
    worker.unref();
    return worker;
  }
}
