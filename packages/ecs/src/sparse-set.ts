const PAGE_BITS = 10;
const PAGE_SIZE = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_SIZE - 1;

/**
 * Values by entity index. `dense` holds the indices in slot order and `values` the values beside them; a sparse page says
 * at which slot an index sits. Every change has an exact inverse, so undoing in reverse order restores the slot order too.
 */
export class SparseSet {
  size = 0;
  dense = new Int32Array(16);
  readonly values: unknown[] = [];
  /** Slot + 1, so that a fresh page of zeros means "nobody". */
  readonly #pages: (Int32Array | undefined)[] = [];

  has(index: number): boolean {
    const page = this.#pages[index >>> PAGE_BITS];
    return page !== undefined && page[index & PAGE_MASK] !== 0;
  }

  /** The slot of an index, or -1. A dead entity's index (-1) is nowhere. */
  slot(index: number): number {
    if (index < 0) return -1;
    const page = this.#pages[index >>> PAGE_BITS];
    return page === undefined ? -1 : page[index & PAGE_MASK]! - 1;
  }

  #place(index: number, slot: number): void {
    const number = index >>> PAGE_BITS;
    const page = (this.#pages[number] ??= new Int32Array(PAGE_SIZE));
    page[index & PAGE_MASK] = slot + 1;
    this.dense[slot] = index;
  }

  /** Appends. The index must not be in the set. */
  insert(index: number, value: unknown): void {
    const slot = this.size++;
    if (slot === this.dense.length) {
      const grown = new Int32Array(slot * 2);
      grown.set(this.dense);
      this.dense = grown;
    }
    this.#place(index, slot);
    this.values.push(value);
  }

  /** Removes by moving the last entry into the gap. Returns the slot, which {@link restore} needs. */
  remove(index: number): number {
    const slot = this.slot(index);
    const last = --this.size;
    const lastValue = this.values.pop();
    if (slot !== last) {
      this.#place(this.dense[last]!, slot);
      this.values[slot] = lastValue;
    }
    this.#pages[index >>> PAGE_BITS]![index & PAGE_MASK] = 0;
    return slot;
  }

  /** The inverse of {@link remove}. */
  restore(index: number, slot: number, value: unknown): void {
    if (slot === this.size) {
      this.insert(index, value);
      return;
    }
    this.insert(this.dense[slot]!, this.values[slot]);
    this.#place(index, slot);
    this.values[slot] = value;
  }
}
