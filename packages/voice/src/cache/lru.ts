/** Values by key, of which the longest unused go when there are more than `most`. */
export class Lru<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();
  /** Told of each value that had to go. */
  readonly #onGone: (value: Value) => void;

  constructor(most: number, onGone: (value: Value) => void = () => undefined) {
    this.#most = Math.max(0, most);
    this.#onGone = onGone;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    for (const [oldest, gone] of this.#values) {
      if (this.#values.size <= this.#most) return;
      this.#values.delete(oldest);
      this.#onGone(gone);
    }
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  *entries(): IterableIterator<[string, Value]> {
    yield* this.#values;
  }

  clear(): void {
    this.#values.clear();
  }
}
