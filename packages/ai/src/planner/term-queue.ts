/** Terms in order of their values, the least first: a binary heap in typed arrays, in which a value may sink. */
export class TermQueue {
  value = new Float64Array(64);
  #heap = new Int32Array(64);
  /** Where a term is in the heap, plus 1; 0 when it is not. */
  #position = new Int32Array(64);
  size = 0;

  reserve(terms: number): void {
    if (this.value.length >= terms) return;
    this.value = new Float64Array(terms * 2);
    this.#heap = new Int32Array(terms * 2);
    this.#position = new Int32Array(terms * 2);
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.#position[this.#heap[i]!] = 0;
    this.size = 0;
  }

  /** Gives a term a lesser value. */
  lower(term: number, value: number): void {
    const heap = this.#heap;
    const position = this.#position;
    const values = this.value;
    values[term] = value;
    let at = position[term]! - 1;
    if (at < 0) at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above]!;
      if (values[other]! <= value) break;
      heap[at] = other;
      position[other] = at + 1;
      at = above;
    }
    heap[at] = term;
    position[term] = at + 1;
  }

  /** Takes the term with the least value. There must be one. */
  take(): number {
    const heap = this.#heap;
    const position = this.#position;
    const values = this.value;
    const first = heap[0]!;
    position[first] = 0;
    const last = heap[--this.size]!;
    if (this.size === 0) return first;
    const value = values[last]!;
    let at = 0;
    for (let below = 1; below < this.size; below = at * 2 + 1) {
      if (below + 1 < this.size && values[heap[below + 1]!]! < values[heap[below]!]!) below++;
      const other = heap[below]!;
      if (values[other]! >= value) break;
      heap[at] = other;
      position[other] = at + 1;
      at = below;
    }
    heap[at] = last;
    position[last] = at + 1;
    return first;
  }
}
