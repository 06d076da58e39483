/**
 * Remembers values by keys of whole words, the least lately used going first. The whole key is compared, never its hash alone. Keys lie
 * in one array that is allocated once; shorter keys are filled up with zeros.
 */
export class WordCache<V> {
  readonly #capacity: number;
  readonly #length: number;
  readonly #keys: Int32Array;
  readonly #hashes: Int32Array;
  readonly #values: (V | undefined)[];
  /** First entry of each chain, and the next one of each entry; -1 ends it. */
  readonly #chains: Int32Array;
  readonly #next: Int32Array;
  /** Doubly linked by use: `#newer[i]` was used after i. */
  readonly #newer: Int32Array;
  readonly #older: Int32Array;
  #newest = -1;
  #oldest = -1;
  #size = 0;
  hits = 0;
  misses = 0;

  constructor(capacity: number, keyLength: number) {
    this.#capacity = capacity;
    this.#length = keyLength;
    this.#keys = new Int32Array(capacity * keyLength);
    this.#hashes = new Int32Array(capacity);
    this.#values = Array.from({ length: capacity }, () => undefined);
    this.#chains = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, capacity * 2)))).fill(-1);
    this.#next = new Int32Array(capacity);
    this.#newer = new Int32Array(capacity);
    this.#older = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** The value that was kept under the first `length` words of the key. */
  get(key: Int32Array, length: number): V | undefined {
    const entry = this.#find(key, length, this.#hash(key, length));
    if (entry < 0) {
      this.misses++;
      return undefined;
    }
    this.hits++;
    this.#unlink(entry);
    this.#link(entry);
    return this.#values[entry];
  }

  set(key: Int32Array, length: number, value: V): void {
    if (this.#capacity === 0) return;
    const hash = this.#hash(key, length);
    let entry = this.#find(key, length, hash);
    if (entry >= 0) this.#unlink(entry);
    else {
      entry = this.#size < this.#capacity ? this.#size++ : this.#dropOldest();
      const from = entry * this.#length;
      this.#keys.fill(0, from, from + this.#length);
      for (let i = 0; i < length; i++) this.#keys[from + i] = key[i]!;
      this.#hashes[entry] = hash;
      const chain = hash & (this.#chains.length - 1);
      this.#next[entry] = this.#chains[chain]!;
      this.#chains[chain] = entry;
    }
    this.#values[entry] = value;
    this.#link(entry);
  }

  /** Forgets everything, the counts of hits and misses too. */
  clear(): void {
    this.#chains.fill(-1);
    this.#values.fill(undefined);
    this.#size = 0;
    this.#newest = this.#oldest = -1;
    this.hits = this.misses = 0;
  }

  #hash(key: Int32Array, length: number): number {
    let hash = length;
    for (let i = 0; i < length; i++) {
      hash = Math.imul(hash ^ key[i]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  #find(key: Int32Array, length: number, hash: number): number {
    let entry = this.#chains[hash & (this.#chains.length - 1)]!;
    for (; entry >= 0; entry = this.#next[entry]!) {
      if (this.#hashes[entry] !== hash) continue;
      const from = entry * this.#length;
      let same = 0;
      while (same < length && this.#keys[from + same] === key[same]) same++;
      if (same < length) continue;
      while (same < this.#length && this.#keys[from + same] === 0) same++;
      if (same === this.#length) return entry;
    }
    return -1;
  }

  #dropOldest(): number {
    const entry = this.#oldest;
    this.#unlink(entry);
    const chain = this.#hashes[entry]! & (this.#chains.length - 1);
    if (this.#chains[chain] === entry) this.#chains[chain] = this.#next[entry]!;
    else {
      let before = this.#chains[chain]!;
      while (this.#next[before] !== entry) before = this.#next[before]!;
      this.#next[before] = this.#next[entry]!;
    }
    return entry;
  }

  #unlink(entry: number): void {
    const newer = this.#newer[entry]!;
    const older = this.#older[entry]!;
    if (newer < 0) this.#newest = older;
    else this.#older[newer] = older;
    if (older < 0) this.#oldest = newer;
    else this.#newer[older] = newer;
  }

  #link(entry: number): void {
    this.#newer[entry] = -1;
    this.#older[entry] = this.#newest;
    if (this.#newest >= 0) this.#newer[this.#newest] = entry;
    this.#newest = entry;
    if (this.#oldest < 0) this.#oldest = entry;
  }
}
