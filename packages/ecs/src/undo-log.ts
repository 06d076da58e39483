/**
 * What would put things back, newest last. Open while at least one attempt runs; attempts nest as savepoints in one log.
 * Whoever changes something pushes its exact inverse, and only while the log is open.
 */
export class UndoLog {
  readonly #entries: (() => void)[] = [];
  #depth = 0;
  /** True while a rollback runs: observers are told, but what they write is ignored. */
  undoing = false;

  get open(): boolean {
    return this.#depth > 0 && !this.undoing;
  }

  get depth(): number {
    return this.#depth;
  }

  push(undo: () => void): void {
    this.#entries.push(undo);
  }

  /** Opens a savepoint and returns its mark. */
  begin(): number {
    this.#depth++;
    return this.#entries.length;
  }

  commit(): void {
    if (--this.#depth === 0) this.#entries.length = 0;
  }

  rollBack(mark: number): void {
    while (this.#entries.length > mark) this.#entries.pop()!();
    this.#depth--;
  }
}
