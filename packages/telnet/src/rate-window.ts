/**
 * Counts happenings in windows of fixed length. A window begins with the first happening after the last one ended, so a
 * burst across the border of two windows can reach twice the limit, never more.
 */
export class RateWindow {
  readonly #limit: number;
  readonly #span: number;
  #start = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** At most `limit` in `span` milliseconds. */
  constructor(limit: number, span: number) {
    this.#limit = limit;
    this.#span = span;
  }

  /** Counts one at `now` (milliseconds of any steady clock). `false`: that was one too many. */
  take(now: number): boolean {
    if (now - this.#start >= this.#span) {
      this.#start = now;
      this.#count = 0;
    }
    return ++this.#count <= this.#limit;
  }
}
