/** Texts remembered by number, each as a hash (a crowd's texts would fill the heap): more than a gateway's replay ring of 64 KiB holds of ordinary lines. */
const REMEMBERED = 512;

/**
 * Tells a new output from one that was shown before. Numbers go up by the server's promise; after a reconnection a replayed
 * number with the same text is a double. A first number that is too low but carries other words means that another gateway
 * counts anew: nothing is held back then.
 */
export class OutLedger {
  #last = 0;
  #texts = new Map<number, number>();
  #fresh = true;
  #doubled = 0;

  /** The number of the last output shown. */
  get last(): number {
    return this.#last;
  }

  /** Outputs that came twice and were held back. */
  get doubled(): number {
    return this.#doubled;
  }

  /** A new connection of the same session begins. */
  reconnected(): void {
    this.#fresh = true;
  }

  /** Is this output to be shown? */
  take(n: number, text: string): boolean {
    const hash = hashOf(text);
    if (n <= this.#last) {
      if (!this.#fresh || this.#texts.get(n) === hash) {
        this.#doubled++;
        return false;
      }
      this.#texts.clear();
    }
    this.#fresh = false;
    this.#last = n;
    this.#texts.set(n, hash);
    this.#texts.delete(n - REMEMBERED);
    return true;
  }
}

/** FNV-1a over UTF-16 units: 32 bits, and two texts of one number are all that is ever compared. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
