const FRESH = -1;

/**
 * The states that a search has met, each once, in typed arrays, with a hash table to find them and a heap of those that wait. All of it
 * is allocated once. A new search stamps a new generation instead of clearing the table.
 */
export class Nodes {
  readonly capacity: number;
  readonly stride: number;
  count = 0;
  readonly lo: Int32Array;
  readonly hi: Int32Array;
  readonly at: Uint8Array;
  readonly numbers: Int32Array;
  /** Effort so far, estimate of what is left, both in hundredths. */
  readonly spent: Float64Array;
  readonly left: Float64Array;
  readonly rank: Float64Array;
  readonly parent: Int32Array;
  readonly action: Int16Array;
  readonly depth: Int16Array;
  /** Bits of the actions that the estimate counted on, `words` for each node. */
  readonly hints: Int32Array;
  readonly words: number;
  readonly #slots: Int32Array;
  readonly #stamps: Int32Array;
  readonly #mask: number;
  #generation = 0;
  readonly #heap: Int32Array;
  readonly #position: Int32Array;
  waiting = 0;

  constructor(capacity: number, stride: number, words: number) {
    this.capacity = capacity;
    this.stride = stride;
    this.lo = new Int32Array(capacity);
    this.hi = new Int32Array(capacity);
    this.at = new Uint8Array(capacity);
    this.numbers = new Int32Array(capacity * stride);
    this.spent = new Float64Array(capacity);
    this.left = new Float64Array(capacity);
    this.rank = new Float64Array(capacity);
    this.parent = new Int32Array(capacity);
    this.action = new Int16Array(capacity);
    this.depth = new Int16Array(capacity);
    this.hints = new Int32Array(capacity * words);
    this.words = words;
    this.#mask = 2 ** Math.ceil(Math.log2(capacity * 2)) - 1;
    this.#slots = new Int32Array(this.#mask + 1);
    this.#stamps = new Int32Array(this.#mask + 1);
    this.#heap = new Int32Array(capacity);
    this.#position = new Int32Array(capacity);
  }

  clear(): void {
    this.count = 0;
    this.waiting = 0;
    this.#generation++;
    if (this.#generation < 0x7fffffff) return;
    this.#stamps.fill(0);
    this.#generation = 1;
  }

  get full(): boolean {
    return this.count === this.capacity;
  }

  /** The node of this state, which is added when it was not met before (then it is the last one). The caller asks `full` first. */
  find(lo: number, hi: number, at: number, numbers: Int32Array): number {
    const stride = this.stride;
    let hash = Math.imul(lo ^ Math.imul(hi, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b), 0xc2b2ae35);
    for (let i = 0; i < stride; i++) hash = Math.imul(hash ^ (hash >>> 15) ^ numbers[i]!, 0x27d4eb2f);
    let slot = (hash ^ (hash >>> 13)) & this.#mask;
    while (this.#stamps[slot] === this.#generation) {
      const node = this.#slots[slot]!;
      if (this.lo[node] === lo && this.hi[node] === hi && this.at[node] === at && this.#same(node, numbers))
        return node;
      slot = (slot + 1) & this.#mask;
    }
    const node = this.count++;
    this.#stamps[slot] = this.#generation;
    this.#slots[slot] = node;
    this.#position[node] = FRESH;
    this.lo[node] = lo;
    this.hi[node] = hi;
    this.at[node] = at;
    for (let i = 0, to = node * stride; i < stride; i++) this.numbers[to + i] = numbers[i]!;
    return node;
  }

  #same(node: number, numbers: Int32Array): boolean {
    for (let i = 0, from = node * this.stride; i < this.stride; i++)
      if (this.numbers[from + i] !== numbers[i]) return false;
    return true;
  }

  /** Rank of the first in line; Infinity when none waits. */
  get nextRank(): number {
    return this.waiting === 0 ? Infinity : this.rank[this.#heap[0]!]!;
  }

  /** Puts a node in line by its rank, or moves it up when it waits already. */
  push(node: number): void {
    let at = this.#position[node]!;
    if (at < 0) at = this.waiting++;
    const heap = this.#heap;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above]!;
      if (!this.#before(node, other)) break;
      heap[at] = other;
      this.#position[other] = at;
      at = above;
    }
    heap[at] = node;
    this.#position[node] = at;
  }

  /** Takes the node with the least rank. There must be one. */
  pop(): number {
    const heap = this.#heap;
    const first = heap[0]!;
    this.#position[first] = FRESH;
    const last = heap[--this.waiting]!;
    if (last === first) return first;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= this.waiting) break;
      if (below + 1 < this.waiting && this.#before(heap[below + 1]!, heap[below]!)) below++;
      const other = heap[below]!;
      if (!this.#before(other, last)) break;
      heap[at] = other;
      this.#position[other] = at;
      at = below;
    }
    heap[at] = last;
    this.#position[last] = at;
    return first;
  }

  /** Least rank first, then what is nearer to the goal, then what was met first: always the same order. */
  #before(a: number, b: number): boolean {
    const difference = this.rank[a]! - this.rank[b]!;
    if (difference !== 0) return difference < 0;
    const left = this.left[a]! - this.left[b]!;
    return left !== 0 ? left < 0 : a < b;
  }
}
