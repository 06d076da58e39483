/** Texts remembered by number: more than a gateway's replay ring of 64 KiB holds of ordinary lines. */
const REMEMBERED = 512;

/**
 * Tells new words from words shown before. Numbers go up by the gateway's promise; after a reconnection a number that was
 * shown with the same text is held back. A first number that is too low but carries other words means that another gateway
 * counts anew: nothing is held back then, for a word too many is better than a silent screen.
 */
export class OutLedger {
  #last = 0;
  #texts = new Map<number, string>();
  #fresh = true;

  /** The number of the last output shown. */
  get last(): number {
    return this.#last;
  }

  /** A new connection of the same session begins. */
  reconnected(): void {
    this.#fresh = true;
  }

  reset(): void {
    this.#last = 0;
    this.#texts.clear();
    this.#fresh = true;
  }

  /** Is this output to be shown? */
  take(n: number, text: string): boolean {
    if (n <= this.#last) {
      if (!this.#fresh || this.#texts.get(n) === text) return false;
      this.#texts.clear();
    }
    this.#fresh = false;
    this.#last = n;
    this.#texts.set(n, text);
    this.#texts.delete(n - REMEMBERED);
    return true;
  }
}
