import { EcsError } from "./errors.ts";
import type { Handle } from "./handle.ts";
import type { UndoLog } from "./undo-log.ts";

function addLogged<T>(set: Set<T>, item: T, log: UndoLog): void {
  if (set.has(item)) return;
  set.add(item);
  if (log.open) log.push(() => set.delete(item));
}

function deleteLogged<T>(set: Set<T>, item: T, log: UndoLog): void {
  if (set.delete(item) && log.open) log.push(() => set.add(item));
}

/** What happened and has not been collected yet: changes to store, entities to delete, who was written, events. */
export class Ledger {
  readonly #log: UndoLog;
  readonly #dirty = new Set<Handle>();
  readonly #gone = new Set<string>();
  readonly #collectors: Set<Handle>[] = [];
  #events: unknown[] = [];

  constructor(log: UndoLog) {
    this.#log = log;
  }

  /** Something was written to the entity; `stored` when it belongs to what is persisted. */
  wrote(handle: Handle, stored: boolean): void {
    if (stored) addLogged(this.#dirty, handle, this.#log);
    for (const collector of this.#collectors) addLogged(collector, handle, this.#log);
  }

  isDirty(handle: Handle): boolean {
    return this.#dirty.has(handle);
  }

  /** An id comes (back) to life: its row, if it was to be deleted, is to be written instead. Returns true in that case. */
  born(id: string): boolean {
    const wasGone = this.#gone.has(id);
    deleteLogged(this.#gone, id, this.#log);
    return wasGone;
  }

  /** An entity is no more. Only what was stored has a row to delete. */
  died(handle: Handle): void {
    deleteLogged(this.#dirty, handle, this.#log);
    if (handle.stored) addLogged(this.#gone, handle.id, this.#log);
  }

  takeDirty(): { changed: Handle[]; gone: string[] } {
    this.refuseInAttempt("takeDirty");
    const taken = { changed: [...this.#dirty], gone: [...this.#gone] };
    for (const handle of taken.changed) handle.stored = true;
    this.#dirty.clear();
    this.#gone.clear();
    return taken;
  }

  /** Runs `fn` and adds to `into` whatever is written meanwhile and not undone. */
  collect<T>(into: Set<Handle>, fn: () => T): T {
    this.#collectors.push(into);
    try {
      return fn();
    } finally {
      this.#collectors.pop();
    }
  }

  emit(event: unknown): void {
    if (this.#log.undoing) return;
    this.#events.push(event);
    if (this.#log.open) this.#log.push(() => this.#events.pop());
  }

  takeEvents(): unknown[] {
    this.refuseInAttempt("takeEvents");
    const taken = this.#events;
    this.#events = [];
    return taken;
  }

  /** What has been handed out cannot be taken back, so it is not handed out while it could still be undone. */
  refuseInAttempt(what: string): void {
    if (this.#log.depth > 0)
      throw new EcsError("in-attempt", `${what} must wait until the attempt has ended.`);
  }
}
