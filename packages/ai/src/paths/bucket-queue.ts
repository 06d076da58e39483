/**
 * A queue for whole keys that never fall below the last one taken (Dial's buckets): push and pop cost the same however many wait.
 * Of equal keys the last in comes out first, which lets A* go on where it is nearest.
 */
export class BucketQueue {
  #heads = new Int32Array(1_024).fill(-1);
  #next = new Int32Array(1_024);
  #items = new Int32Array(1_024);
  #used = 0;
  #waiting = 0;
  #base = 0;
  #lowest = 0;
  #highest = -1;

  /** Empties it; keys from `base` on may be pushed. */
  reset(base: number): void {
    this.#heads.fill(-1, 0, this.#highest + 1);
    this.#used = 0;
    this.#waiting = 0;
    this.#base = base;
    this.#lowest = 0;
    this.#highest = -1;
  }

  push(key: number, item: number): void {
    const bucket = key - this.#base;
    if (bucket >= this.#heads.length) this.#widen(bucket);
    if (this.#used === this.#items.length) {
      this.#next = longer(this.#next, this.#used * 2);
      this.#items = longer(this.#items, this.#used * 2);
    }
    const entry = this.#used++;
    this.#items[entry] = item;
    this.#next[entry] = this.#heads[bucket]!;
    this.#heads[bucket] = entry;
    if (bucket > this.#highest) this.#highest = bucket;
    this.#waiting++;
  }

  /** The least key that waits, or -1 when nothing does. */
  get key(): number {
    if (this.#waiting === 0) return -1;
    while (this.#heads[this.#lowest]! < 0) this.#lowest++;
    return this.#base + this.#lowest;
  }

  /** Takes an item of the least key; -1 when nothing waits. */
  pop(): number {
    if (this.#waiting === 0) return -1;
    const heads = this.#heads;
    let bucket = this.#lowest;
    while (heads[bucket]! < 0) bucket++;
    this.#lowest = bucket;
    const entry = heads[bucket]!;
    heads[bucket] = this.#next[entry]!;
    this.#waiting--;
    return this.#items[entry]!;
  }

  #widen(bucket: number): void {
    const heads = new Int32Array(Math.max(this.#heads.length * 2, bucket + 1)).fill(-1);
    heads.set(this.#heads);
    this.#heads = heads;
  }
}

function longer(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(array);
  return copy;
}
