import type { Worker } from "node:worker_threads";
import { StorageError } from "./port.ts";
import type { Lease, Storage } from "./port.ts";
import type { Row } from "./statements.ts";
import type { WireError, WorkerReply, WorkerTask } from "./worker-messages.ts";

/** A database that does not answer a good-bye is left. */
const CLOSE_LIMIT_MS = 10_000;

type Answer = Lease | Row[] | undefined;

interface Pending {
  resolve(value: Answer): void;
  reject(error: Error): void;
}

/** The part of a pino logger that storage uses. */
export interface StorageLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Requests and answers over a worker, and the one failure after which nothing is answered any more. */
export class StorageThread {
  readonly engine: Storage["engine"];
  /** Rejects when the database does not open. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #onMigrated: (names: readonly string[]) => void;
  readonly #exited: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners: ((error: Error) => void)[] = [];
  #lastId = 0;
  #failure: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(
    worker: Worker,
    engine: Storage["engine"],
    log: StorageLog,
    onMigrated: (names: readonly string[]) => void = () => {},
  ) {
    this.#onMigrated = onMigrated;
    this.engine = engine;
    this.#worker = worker;
    this.#exited = new Promise((resolve) => worker.once("exit", () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      worker.on("message", (reply: WorkerReply) => {
        if (reply.kind === "ready") resolve();
        else if (reply.kind === "refused") {
          const refusal = revived(reply.error);
          this.#failure ??= refusal;
          void worker.terminate().then(() => reject(refusal));
        } else this.#receive(reply, log);
      });
      this.onFailure(reject);
    });
    worker.on("error", (error) => this.fail(lost(`The storage thread broke: ${error.message}`)));
    worker.on("exit", (code) => {
      if (this.#closing === undefined) this.fail(lost(`The storage thread ended (code ${code}).`));
      else this.#settleAll(new StorageError("failed", "Storage has been closed."));
    });
  }

  ask(task: WorkerTask, transfer: ArrayBuffer[] = []): Promise<Answer> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#closing !== undefined) {
      return Promise.reject(new StorageError("failed", "Storage has been closed."));
    }
    return this.#send(task, transfer);
  }

  /** Ends everything: what waits is rejected, the listeners are called once, the thread is stopped. */
  fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    this.#settleAll(error);
    for (const listener of this.#listeners) listener(error);
    void this.#worker.terminate();
  }

  /** A listener that comes after the failure is called too. */
  onFailure(listener: (error: Error) => void): void {
    this.#listeners.push(listener);
    const failure = this.#failure;
    if (failure !== undefined) queueMicrotask(() => listener(failure));
  }

  /** What was asked before is finished first. */
  close(): Promise<void> {
    if (this.#failure !== undefined) return this.#exited;
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    const stuck = setTimeout(() => void this.#worker.terminate(), CLOSE_LIMIT_MS);
    try {
      await Promise.race([this.#send({ task: "close" }, []), this.#exited]);
      await this.#exited;
    } finally {
      clearTimeout(stuck);
    }
  }

  #send(task: WorkerTask, transfer: ArrayBuffer[]): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise<Answer>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...task }, transfer);
    });
  }

  #receive(reply: Exclude<WorkerReply, { kind: "ready" | "refused" }>, log: StorageLog): void {
    switch (reply.kind) {
      case "answer":
        this.#take(reply.id)?.resolve(reply.value);
        break;
      case "error":
        this.#take(reply.id)?.reject(revived(reply.error));
        break;
      case "lost":
        if (this.#closing === undefined) this.fail(revived(reply.error));
        break;
      case "migrated":
        log.info({ migrations: reply.names }, "The database was brought up to date.");
        this.#onMigrated(reply.names);
        break;
      case "log":
        log[reply.level](reply.fields, reply.message);
        break;
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #settleAll(error: Error): void {
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}

function revived(error: WireError): StorageError {
  return new StorageError(error.code, error.message);
}

function lost(message: string): StorageError {
  return new StorageError("database-lost", message);
}
