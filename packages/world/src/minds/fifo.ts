/** Items so far taken after which the array is cut: rarely, so that taking is cheap. */
const CUT = 1_024;

/** First in, first out, at the same cost however long it is. */
export class Fifo<T> {
  #items: T[] = [];
  #head = 0;

  get isEmpty(): boolean {
    return this.#head >= this.#items.length;
  }

  add(items: readonly T[]): void {
    for (const item of items) this.#items.push(item);
  }

  /** The one that has waited longest; undefined: there is none. */
  take(): T | undefined {
    const item = this.#items[this.#head];
    if (this.isEmpty) return undefined;
    this.#head += 1;
    if (this.#head >= CUT && this.#head * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  /** How many of those that wait are such. Looks at each. */
  count(is: (item: T) => boolean): number {
    let count = 0;
    for (let at = this.#head; at < this.#items.length; at += 1) if (is(this.#items[at] as T)) count += 1;
    return count;
  }
}
