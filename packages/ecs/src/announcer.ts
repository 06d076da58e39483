import type { UndoLog } from "./undo-log.ts";

interface Notice {
  readonly run: () => void;
  readonly undoing: boolean;
}

/**
 * Tells observers at once, in the order of the changes: what an observer changes is told after what is already under way.
 * Every observer is told, whatever another one throws; the first error is thrown afterwards.
 */
export class Announcer {
  readonly #log: UndoLog;
  #queue: Notice[] = [];
  #held = 0;
  #telling = false;

  constructor(log: UndoLog) {
    this.#log = log;
  }

  tell<F>(observers: readonly F[], call: (observer: F) => void): void {
    const undoing = this.#log.undoing;
    for (const observer of observers) this.#queue.push({ run: () => call(observer), undoing });
    this.#drain();
  }

  /** Keeps notices back until `fn` has finished, so that observers never see a half-built or half-removed entity. */
  hold<T>(fn: () => T): T {
    this.#held++;
    try {
      return fn();
    } finally {
      this.#held--;
      this.#drain();
    }
  }

  #drain(): void {
    if (this.#held > 0 || this.#telling || this.#queue.length === 0) return;
    const errors: unknown[] = [];
    const before = this.#log.undoing;
    this.#telling = true;
    for (const { run, undoing } of this.#queue) {
      this.#log.undoing = undoing;
      try {
        run();
      } catch (error) {
        errors.push(error);
      }
    }
    this.#queue = [];
    this.#telling = false;
    this.#log.undoing = before;
    if (errors.length > 0) throw errors[0];
  }
}
