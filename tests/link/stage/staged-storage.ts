import { setTimeout as wait } from "node:timers/promises";
import type { CommitBatch, Storage } from "../../../packages/world/src/persistence/port.ts";
import { Gates } from "./gates.ts";

/** `commit`: before it reaches the database; `confirm`: stored, but the world does not know; `accounts`, `outbox`: reads. */
export type StoragePoint = "commit" | "confirm" | "accounts" | "outbox";

/**
 * One world's view of a storage that outlives it: a real database, with points at which a test can make things wait or
 * fail. Closing ends the view alone; a commit that still waits at its gate then is never sent, as in a killed world.
 */
export class StagedStorage implements Storage {
  readonly gates = new Gates<StoragePoint>();
  readonly #inner: Storage;
  readonly #listeners: ((error: Error) => void)[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  #ended = false;
  #failure: Error | undefined;
  readonly batches: CommitBatch[] = [];
  /** How long a commit takes longer, before and after it is stored. */
  slowMs: () => number = () => 0;
  /** Which commits the gate `confirm` is for. */
  concerns: (batch: CommitBatch) => boolean = () => true;
  /** The lease is another's. */
  standby = false;

  constructor(inner: Storage) {
    this.#inner = inner;
  }

  get engine(): Storage["engine"] {
    return this.#inner.engine;
  }

  acquireLease: Storage["acquireLease"] = (holder) =>
    this.standby ? Promise.resolve(undefined) : this.#inner.acquireLease(holder);
  loadEntities: Storage["loadEntities"] = (after, limit) => this.#inner.loadEntities(after, limit);
  loadLink: Storage["loadLink"] = () => this.#inner.loadLink();
  loadDirectory: Storage["loadDirectory"] = (after, limit) => this.#inner.loadDirectory(after, limit);
  auditLog: Storage["auditLog"] = (about, limit) => this.#inner.auditLog(about, limit);
  journalOf: Storage["journalOf"] = (owner, limit) => this.#inner.journalOf(owner, limit);
  voiceSpent: Storage["voiceSpent"] = (since) => this.#inner.voiceSpent(since);
  voiceBooks: Storage["voiceBooks"] = (since) => this.#inner.voiceBooks(since);

  async loadCharacter(id: string): ReturnType<Storage["loadCharacter"]> {
    await this.gates.pass("accounts");
    return this.#inner.loadCharacter(id);
  }

  async accountByName(key: string): ReturnType<Storage["accountByName"]> {
    await this.gates.pass("accounts");
    return this.#inner.accountByName(key);
  }

  async characterNameTaken(key: string): ReturnType<Storage["characterNameTaken"]> {
    await this.gates.pass("accounts");
    return this.#inner.characterNameTaken(key);
  }

  async outboxAfter(
    gateway: string,
    boot: string,
    fseq: number,
    limit: number,
  ): ReturnType<Storage["outboxAfter"]> {
    await this.gates.pass("outbox");
    return this.#inner.outboxAfter(gateway, boot, fseq, limit);
  }

  async commit(batch: CommitBatch): Promise<void> {
    await this.gates.pass("commit");
    await delay(this.slowMs());
    if (this.#failure) throw this.#failure;
    if (this.#ended) return new Promise(() => {});
    this.batches.push(batch);
    const stored = this.#inner.commit(batch);
    this.#inFlight.add(stored);
    try {
      await stored;
    } finally {
      this.#inFlight.delete(stored);
    }
    await delay(this.slowMs());
    if (this.concerns(batch)) await this.gates.pass("confirm");
  }

  onFailure(listener: (error: Error) => void): void {
    this.#listeners.push(listener);
  }

  /** The database is gone, as far as this world can see. */
  lose(error: Error): void {
    this.#failure = error;
    for (const listener of this.#listeners) listener(error);
    this.gates.releaseAll();
  }

  async close(): Promise<void> {
    this.#ended = true;
    await Promise.allSettled(this.#inFlight);
  }
}

function delay(ms: number): Promise<unknown> {
  return ms > 0 ? wait(ms) : Promise.resolve();
}
