const EMPTY = new Uint8Array(0);
const SMALLEST = 64;
/** A store above this size is given back when the buffer is cleared, so that an idle connection holds little. */
const KEPT = 256;

/** A growing run of bytes. Its owner sets the limit: nothing here stops it. */
export class ByteBuffer {
  #store: Uint8Array = EMPTY;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#reserve(this.#length + chunk.length);
    this.#store.set(chunk, this.#length);
    this.#length += chunk.length;
  }

  push(byte: number): void {
    if (this.#length === this.#store.length) this.#reserve(this.#length + 1);
    this.#store[this.#length++] = byte;
  }

  /** The byte at `index`, or -1 outside. */
  at(index: number): number {
    return index >= 0 && index < this.#length ? (this.#store[index] as number) : -1;
  }

  /** Forgets everything from `length` on. */
  truncate(length: number): void {
    if (length < this.#length) this.#length = Math.max(0, length);
  }

  /** A view that is good until the next change. */
  bytes(): Uint8Array {
    return this.#store.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
    if (this.#store.length > KEPT) this.#store = EMPTY;
  }

  #reserve(needed: number): void {
    if (needed <= this.#store.length) return;
    const grown = new Uint8Array(Math.max(SMALLEST, needed, this.#store.length * 2));
    grown.set(this.bytes());
    this.#store = grown;
  }
}
