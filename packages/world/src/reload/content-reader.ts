import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import type { CopiesAsk, CopyRead } from "../building/load-copies.ts";
import type { Published, PublishedFile } from "../building/publication.ts";
import type { CheckedContent } from "../content/check-content.ts";
import type { Finding } from "../content/types.ts";
import { workerLocation } from "../persistence/worker-location.ts";
import type { Bytes, Overlay, StoredTexts } from "./content-tasks.ts";
import type { Answered, ContentTasks, TaskName } from "./content-worker.ts";
import type { Chunk } from "./wire.ts";

/** A content that was read beside the one in use: its parts one by one, or what is wrong with it. */
export type Reading =
  | {
      readonly ok: true;
      readonly take: () => Chunk | undefined;
      readonly keepable?: boolean;
      /** The world goes by it from now on: the next reading brings only what is other than here. */
      readonly taken?: () => void;
      /** What became of the copies that builders walk in. */
      readonly copies?: readonly CopyRead[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A thread without work ends after so long: it holds some tens of megabytes. */
const IDLE_MS = 60_000;

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** A thread and what it was asked. */
interface Desk {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/**
 * What is done with content folders beside the turns, in a thread of its own: a big world takes seconds, and a turn must not wait. What is
 * asked is done one after the other. Every promise rejects when the thread ends or a disk fails in a way that nobody foresaw.
 */
export class ContentReader {
  readonly #path: URL | string;
  #desk: Desk | undefined;
  #last = 0;
  #idle: NodeJS.Timeout | undefined;
  #kept = false;
  /** The number of the reading by which the world goes; undefined when this thread has not read that. */
  #base: number | undefined;

  /** `path`: the bundle's thread; the source by default. */
  constructor(path?: URL | string) {
    this.#path = path ?? new URL("./content-worker.ts", import.meta.url);
  }

  /** Has the thread at hand from now on, for who wants to read at any moment. */
  keep(): void {
    this.#kept = true;
    this.#desk ??= this.#start();
  }

  /** `overlay`: files that are to be read as if they had other texts. `copies`: what builders walk in beside the world. */
  async read(folder: string, overlay?: Overlay, copies: readonly CopiesAsk[] = []): Promise<Reading> {
    const { port1, port2 } = new MessageChannel();
    const base = this.#base;
    const ask = {
      folder,
      port: port2,
      copies,
      ...(overlay && { overlay }),
      ...(base !== undefined && { base }),
    };
    const asked = this.#ask("read", ask, [port2]);
    const desk = this.#desk;
    const answer = await asked;
    if (!answer.ok) return answer;
    // What was posted before the answer is here.
    const take = (): Chunk | undefined => receiveMessageOnPort(port1)?.message as Chunk | undefined;
    const taken = (): void => {
      if (desk === this.#desk) this.#base = answer.number;
    };
    return { ok: true, take, keepable: answer.keepable, taken, copies: answer.copies };
  }

  /** All that can be found in it, with what keeps it from loading alone when there is any. */
  check(folder: string, overlay?: Overlay): Promise<CheckedContent> {
    return this.#ask("check", { folder, ...(overlay && { overlay }) });
  }

  /** Whole texts of files, by path below the folder. */
  texts(folder: string, files: readonly string[]): Promise<StoredTexts> {
    return this.#ask("texts", { folder, files });
  }

  /** SHA-256 of files as they are now; null for no file. */
  hashes(folder: string, files: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    return this.#ask("hashes", { folder, files });
  }

  /** Writes all of the files into the folder, or none. See `building/publication.ts`. */
  publish(folder: string, files: readonly PublishedFile[]): Promise<Published> {
    return this.#ask("publish", { folder, files });
  }

  /** Puts the given files aside, or those of the last reading, as the content to fall back on (`last-good.ts`). */
  keepGood(to: string, files?: Bytes): Promise<{ readonly kept: boolean }> {
    return this.#ask("keep", { to, ...(files && { files }) });
  }

  stop(): void {
    clearTimeout(this.#idle);
    void this.#desk?.worker.terminate();
    this.#desk = undefined;
  }

  #ask<Name extends TaskName>(
    task: Name,
    ask: ContentTasks[Name]["ask"],
    transfer: readonly MessagePort[] = [],
  ): Promise<ContentTasks[Name]["answer"]> {
    clearTimeout(this.#idle);
    const { worker, waiting } = (this.#desk ??= this.#start());
    const id = (this.#last += 1);
    return new Promise((resolve, failed) => {
      waiting.set(id, { done: (answer) => resolve(answer as ContentTasks[Name]["answer"]), failed });
      worker.postMessage({ id, task, ask }, transfer);
    });
  }

  #answered({ waiting }: Desk, said: Answered): void {
    const one = waiting.get(said.id);
    waiting.delete(said.id);
    if (waiting.size === 0 && !this.#kept) this.#idle = setTimeout(() => this.stop(), IDLE_MS).unref();
    if ("error" in said) one?.failed(new Error(said.error));
    else one?.done(said.answer);
  }

  #start(): Desk {
    this.#base = undefined;
    // A reading makes much and keeps most of it: in a small nursery, that is copied again and again.
    const resourceLimits = { maxYoungGenerationSizeMb: 128 };
    const worker = new Worker(workerLocation(this.#path), { name: "content", execArgv: [], resourceLimits });
    const desk: Desk = { worker, waiting: new Map() };
    const ended = (error: unknown): void => {
      if (this.#desk === desk) this.#desk = undefined;
      const failure = error instanceof Error ? error : new Error("the thread that reads content ended");
      const left = [...desk.waiting.values()];
      desk.waiting.clear();
      for (const { failed } of left) failed(failure);
    };
    worker.on("error", ended).on("exit", ended);
    worker.on("message", (said: Answered) => this.#answered(desk, said));
    worker.unref();
    return desk;
  }
}
