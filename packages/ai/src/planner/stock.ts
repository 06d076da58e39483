import { BARRED } from "./keys.ts";
import type { Model } from "./model.ts";

/**
 * What the additive estimate does not see: that one purse pays for several things, and one body tires of all its work. Adds up what the
 * actions that an estimate counts on use up of each number, and says what it costs to fetch the rest. A stock is a number (even) or
 * the room above one (odd), as in `Model.uses`.
 */
export class Stock {
  /** Actions that are counted on, and how often each is done. */
  readonly chosen: Int32Array;
  count = 0;
  /** Effort of bringing each of `Model.spends` about anew. */
  again = new Float64Array(64);
  readonly #times: Int32Array;
  /** The action that refills a stock with the least effort a unit, -1 for none; what it adds, and that effort. */
  readonly #refill: Int32Array;
  readonly #by: Float64Array;
  readonly #ratio: Float64Array;
  readonly #used: Float64Array;
  readonly #reserve: Float64Array;
  readonly #paid: Float64Array;
  #model!: Model;

  constructor(numbers: number, actions: number) {
    this.chosen = new Int32Array(actions);
    this.#times = new Int32Array(actions);
    this.#refill = new Int32Array(numbers * 2);
    this.#by = new Float64Array(numbers * 2);
    this.#ratio = new Float64Array(numbers * 2);
    this.#used = new Float64Array(numbers * 2);
    this.#reserve = new Float64Array(numbers * 2);
    this.#paid = new Float64Array(numbers * 2);
  }

  /** Begins a search; the efforts of actions are read out of its key from `efforts` on. */
  begin(model: Model, key: Int32Array, efforts: number): void {
    this.#model = model;
    this.#times.fill(0);
    this.count = 0;
    if (this.again.length < model.spends.items.length)
      this.again = new Float64Array(model.spends.items.length * 2);
    this.#refill.fill(-1);
    this.#ratio.fill(Infinity);
    const { changes, spends } = model;
    const { start, items } = changes;
    for (let a = 0; a < model.actions.length; a++) {
      // What can be done once only is no steady source.
      if (spends.start[a] !== spends.start[a + 1]) continue;
      const effort = key[efforts + a]!;
      if (effort >= BARRED) continue;
      for (let i = start[a]!; i < start[a + 1]!; i += 3) {
        if (items[i + 1] === 1) continue;
        const by = items[i + 2]!;
        const stock = items[i]! * 2 + (by > 0 ? 0 : 1);
        if (effort / Math.abs(by) >= this.#ratio[stock]!) continue;
        this.#ratio[stock] = effort / Math.abs(by);
        this.#by[stock] = Math.abs(by);
        this.#refill[stock] = a;
      }
    }
    for (let a = 0; a < model.actions.length; a++)
      for (let i = spends.start[a]!; i < spends.start[a + 1]!; i++)
        this.again[i] =
          changes.start[a] === changes.start[a + 1] ? 0 : this.#again(spends.items[i]!, key, efforts);
  }

  /**
   * Effort of bringing a fact about anew, what that uses up included; preconditions are left out. 0 where nothing brings it about. Without
   * it, buying and selling the same thing again and again would seem to fill the purse.
   */
  #again(term: number, key: Int32Array, efforts: number): number {
    const { brings, uses, actions } = this.#model;
    let least = Infinity;
    for (let a = 0; a < actions.length; a++) {
      if (key[efforts + a]! >= BARRED) continue;
      for (let i = brings.start[a]!; i < brings.start[a + 1]!; i += 2) {
        if (brings.items[i] !== term) continue;
        let effort = key[efforts + a]!;
        for (let j = uses.start[a]!; j < uses.start[a + 1]!; j += 3) {
          const ratio = this.#ratio[uses.items[j]!]!;
          if (ratio < Infinity) effort += uses.items[j + 2]! * ratio;
        }
        if (effort < least) least = effort;
      }
    }
    return least < Infinity ? least : 0;
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.#times[this.chosen[i]!] = 0;
    this.count = 0;
  }

  /** Counts on an action being done at least so often. True when it was not counted on before. */
  choose(action: number, times: number): boolean {
    const before = this.#times[action]!;
    if (times > before) this.#times[action] = times;
    if (before > 0) return false;
    this.chosen[this.count++] = action;
    return true;
  }

  /** Hundredths of effort for what is used up and neither there nor paid for by the additive estimate; refills are chosen, too. */
  shortage(numbers: Int32Array, offset: number): number {
    const { uses, wantStock, numbers: all } = this.#model;
    const stocks = all.length * 2;
    let extra = 0;
    // Refilling one stock uses up another one: the second round knows.
    for (let round = 0; round < 2; round++) {
      this.#used.fill(0, 0, stocks);
      this.#paid.fill(0, 0, stocks);
      this.#reserve.fill(Infinity, 0, stocks);
      for (let c = 0; c < this.count; c++) {
        const a = this.chosen[c]!;
        for (let i = uses.start[a]!; i < uses.start[a + 1]!; i += 3) {
          const stock = uses.items[i]!;
          const need = uses.items[i + 1]!;
          const by = uses.items[i + 2]!;
          const there = this.#there(stock, numbers, offset);
          this.#used[stock]! += this.#times[a]! * by;
          if (need - by < this.#reserve[stock]!) this.#reserve[stock] = need - by;
          if (need > there) this.#paid[stock]! += need - there;
        }
      }
      for (let i = 0; i < wantStock.length; i += 2) {
        const stock = wantStock[i]!;
        const need = wantStock[i + 1]!;
        const there = this.#there(stock, numbers, offset);
        if (this.#reserve[stock] === Infinity || need > this.#reserve[stock]!) this.#reserve[stock] = need;
        if (need > there) this.#paid[stock]! += need - there;
      }
      extra = 0;
      for (let stock = 0; stock < stocks; stock++) {
        const refill = this.#refill[stock]!;
        if (this.#used[stock] === 0 || refill < 0) continue;
        const short = this.#used[stock]! + this.#reserve[stock]! - this.#there(stock, numbers, offset);
        if (short <= 0) continue;
        this.choose(refill, Math.ceil(short / this.#by[stock]!));
        if (short > this.#paid[stock]!) extra += (short - this.#paid[stock]!) * this.#ratio[stock]!;
      }
    }
    return extra;
  }

  #there(stock: number, numbers: Int32Array, offset: number): number {
    const value = numbers[offset + (stock >> 1)]!;
    return (stock & 1) === 0 ? value : -value;
  }
}
