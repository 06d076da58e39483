/**
 * When things fall due: 1,024 slots of 100 ms ahead of now, and a heap for what lies further off. Only an index: what
 * is scheduled is stored in `Due` components.
 */
export class TimingWheel<T> {
  static readonly SLOT_MS = 100;
  static readonly SLOTS = 1024;
  readonly #slots: { at: number; value: T }[][] = Array.from({ length: TimingWheel.SLOTS }, () => []);
  readonly #far: { at: number; value: T }[] = [];
  /** Number of the slot that is next to be emptied. */
  #cursor: number;
  #size = 0;

  constructor(now: number) {
    this.#cursor = Math.floor(now / TimingWheel.SLOT_MS);
  }

  get size(): number {
    return this.#size;
  }

  /** `at` in milliseconds of world time; what is already due comes with the next `take`. */
  add(at: number, value: T): void {
    this.#size += 1;
    this.#place({ at, value });
  }

  /** Everything due by `now`, earliest first. */
  take(now: number): T[] {
    const due: { at: number; value: T }[] = [];
    const last = Math.floor(now / TimingWheel.SLOT_MS);
    // After a long sleep each slot needs emptying only once.
    const first = Math.max(this.#cursor, last - TimingWheel.SLOTS + 1);
    if (first > this.#cursor) this.#cursor = first;
    for (; this.#cursor <= last; this.#cursor += 1) {
      const slot = this.#slots[this.#cursor % TimingWheel.SLOTS];
      if (slot && slot.length > 0) due.push(...slot.splice(0));
    }
    this.#cursor = last;
    const later: { at: number; value: T }[] = [];
    const ready: { at: number; value: T }[] = [];
    for (const entry of due) (entry.at <= now ? ready : later).push(entry);
    for (const entry of later) this.#place(entry);
    while (this.#far[0] && this.#far[0].at <= now) ready.push(this.#pop());
    while (this.#far[0] && this.#inReach(this.#far[0].at)) this.#place(this.#pop());
    ready.sort((x, y) => x.at - y.at);
    this.#size -= ready.length;
    return ready.map((entry) => entry.value);
  }

  #inReach(at: number): boolean {
    return Math.floor(at / TimingWheel.SLOT_MS) < this.#cursor + TimingWheel.SLOTS;
  }

  #place(entry: { at: number; value: T }): void {
    if (!this.#inReach(entry.at)) {
      this.#push(entry);
      return;
    }
    const slot = Math.max(Math.floor(entry.at / TimingWheel.SLOT_MS), this.#cursor);
    this.#slots[slot % TimingWheel.SLOTS]?.push(entry);
  }

  #push(entry: { at: number; value: T }): void {
    const heap = this.#far;
    heap.push(entry);
    let i = heap.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (at(heap, parent).at <= entry.at) break;
      heap[i] = at(heap, parent);
      i = parent;
    }
    heap[i] = entry;
  }

  #pop(): { at: number; value: T } {
    const heap = this.#far;
    const top = at(heap, 0);
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && at(heap, child + 1).at < at(heap, child).at) child += 1;
      if (at(heap, child).at >= last.at) break;
      heap[i] = at(heap, child);
      i = child;
    }
    heap[i] = last;
    return top;
  }
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index}`);
  return value;
}
