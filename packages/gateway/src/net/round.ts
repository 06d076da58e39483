/** Connections that are visited in one turn of the event loop: each may be sent something. */
export const VISITS_AT_ONCE = 100;

/**
 * Visits every connection, a hundred in a turn of the event loop, so that a full house keeps nobody waiting. A round that
 * is still under way is gone through to its end before another one begins.
 */
export class Round<T> {
  readonly #all: ReadonlySet<T>;
  readonly #visit: (each: T) => void;
  #timer: NodeJS.Immediate | undefined;

  /** `all` may change at any time: who has left is not visited, who has come since may be. */
  constructor(all: ReadonlySet<T>, visit: (each: T) => void) {
    this.#all = all;
    this.#visit = visit;
  }

  start(): void {
    if (this.#timer === undefined) this.#go(this.#all.values());
  }

  stop(): void {
    clearImmediate(this.#timer);
    this.#timer = undefined;
  }

  #go(left: Iterator<T, undefined>): void {
    this.#timer = undefined;
    for (let visits = 0; visits < VISITS_AT_ONCE; visits++) {
      const { done, value } = left.next();
      if (done === true) return;
      this.#visit(value);
    }
    this.#timer = setImmediate(() => this.#go(left));
  }
}
