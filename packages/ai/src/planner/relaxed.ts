import { BARRED } from "./keys.ts";
import type { Model } from "./model.ts";
import { AT_LEAST, AT_MOST, FALSE_HI, FALSE_LO, TRUE_HI, TRUE_LO } from "./model.ts";
import { Stock } from "./stock.ts";
import { TermQueue } from "./term-queue.ts";

/** What the estimate is asked about: one node of a search. */
export interface NodeView {
  lo: number;
  hi: number;
  at: number;
  readonly numbers: Int32Array;
  /** Where the node's numbers begin. */
  offset: number;
}

/**
 * Estimates the effort that is left when nothing that was once brought about is ever lost (the delete relaxation; Bonet and Geffner's
 * additive heuristic). `sum` adds up what each term costs: it sees well and may be too high. Otherwise the dearest term counts: never
 * too high, used to prove bounds. Works in arrays that grow to the largest model and are used again.
 */
export class Relaxed {
  readonly #queue = new TermQueue();
  /** Terms that an action needs and that are not settled. */
  #missing = new Int32Array(64);
  /** 1 for the terms of the goal. */
  #wanted = new Uint8Array(64);
  #ratio = new Float64Array(64);
  /** The action that a term's value comes from, -1 for a term that holds. */
  #from = new Int32Array(64);
  #by = new Int32Array(64);
  #nearest = new Int32Array(16);
  #model!: Model;
  #key!: Int32Array;
  readonly #stock: Stock;
  #efforts = 0;
  #ways = 0;

  constructor(numbers: number, actions: number) {
    this.#stock = new Stock(numbers, actions);
  }

  /** Begins a new search: efforts and ways are read out of its key (see `writeKey`). */
  begin(model: Model, key: Int32Array): void {
    this.#model = model;
    this.#key = key;
    this.#efforts = 4 + model.numbers.length;
    this.#ways = this.#efforts + model.actions.length;
    this.#stock.begin(model, key, this.#efforts);
    const terms = model.termKind.length;
    const actions = model.actions.length;
    this.#queue.reserve(terms);
    if (this.#ratio.length < terms) {
      this.#ratio = new Float64Array(terms * 2);
      this.#from = new Int32Array(terms * 2);
      this.#by = new Int32Array(terms * 2);
      this.#wanted = new Uint8Array(terms * 2);
    }
    if (this.#missing.length < actions) this.#missing = new Int32Array(actions * 2);
    this.#wanted.fill(0);
    for (const term of model.wantTerms) this.#wanted[term] = 1;
    const places = model.places.length;
    if (this.#nearest.length < places) this.#nearest = new Int32Array(places * 2);
    for (let to = 0; to < places; to++) {
      let least = BARRED;
      for (let from = 0; from <= places; from++) {
        const way = key[this.#ways + from * places + to]!;
        if (from !== to && !(from === places && key[3] !== places) && way < least) least = way;
      }
      this.#nearest[to] = least;
    }
    this.#ratio.fill(Infinity, 0, terms);
    const { start, items } = model.brings;
    for (let a = 0; a < actions; a++) {
      const effort = key[this.#efforts + a]!;
      if (effort >= BARRED) continue;
      for (let i = start[a]!; i < start[a + 1]!; i += 2) {
        const by = Math.abs(items[i + 1]!);
        if (by > 0 && effort / by < this.#ratio[items[i]!]!) this.#ratio[items[i]!] = effort / by;
      }
    }
  }

  /** Walking from a place to where an action is done. Unreachable from here counts from the nearest place there is. */
  #way(at: number, place: number): number {
    if (place < 0 || place === at) return 0;
    const way = this.#key[this.#ways + at * this.#model.places.length + place]!;
    return way < BARRED ? way : this.#nearest[place]!;
  }

  /**
   * Hundredths of effort, Infinity when the goal is out of reach. Settles the terms in order of their values (Dijkstra over terms), so that
   * each action is looked at once, and stops when all that is wanted is settled.
   */
  estimate(view: NodeView, sum: boolean): number {
    const { needs, neededBy, termKind, termOf, termValue, wantTerms, actions } = this.#model;
    const queue = this.#queue;
    const value = queue.value;
    const missing = this.#missing;
    const start = neededBy.start;
    const items = neededBy.items;
    const terms = termKind.length;
    queue.clear();
    for (let a = 0; a < actions.length; a++) missing[a] = needs.start[a + 1]! - needs.start[a]!;
    for (let t = 0; t < terms; t++) {
      if (!isTrue(termKind[t]!, termOf[t]!, termValue[t]!, view)) {
        value[t] = Infinity;
        continue;
      }
      value[t] = 0;
      this.#from[t] = -1;
      for (let i = start[t]!; i < start[t + 1]!; i++) missing[items[i]!]!--;
    }
    let unsettled = 0;
    for (let i = 0; i < wantTerms.length; i++) if (value[wantTerms[i]!]! > 0) unsettled++;
    if (unsettled === 0) return 0;
    for (let a = 0; a < actions.length; a++) if (missing[a] === 0) this.#reach(a, view, sum);
    while (queue.size > 0) {
      const t = queue.take();
      if (this.#wanted[t] === 1 && --unsettled === 0) break;
      for (let i = start[t]!; i < start[t + 1]!; i++) {
        const a = items[i]!;
        if (--missing[a]! === 0) this.#reach(a, view, sum);
      }
    }
    let left = 0;
    for (let i = 0; i < wantTerms.length; i++) {
      const one = value[wantTerms[i]!]!;
      left = sum ? left + one : one > left ? one : left;
    }
    if (!sum || left === Infinity) return left;
    this.#stock.clear();
    for (let i = 0; i < wantTerms.length; i++) this.#choose(wantTerms[i]!, view);
    return left + this.#stock.shortage(view.numbers, view.offset);
  }

  /** Lowers the values of what an action brings about, now that all it needs is settled. */
  #reach(a: number, view: NodeView, sum: boolean): void {
    const { brings, needs, placeOf, termSet, termOf, termValue } = this.#model;
    const effort = this.#key[this.#efforts + a]!;
    if (effort >= BARRED) return;
    const way = this.#way(view.at, placeOf[a]!);
    if (way >= BARRED) return;
    const value = this.#queue.value;
    let before = way;
    for (let i = needs.start[a]!; i < needs.start[a + 1]!; i++) {
      const one = value[needs.items[i]!]!;
      if (sum) before += one;
      else if (one > before) before = one;
    }
    for (let i = brings.start[a]!; i < brings.start[a + 1]!; i += 2) {
      const t = brings.items[i]!;
      if (before + effort >= value[t]!) continue;
      const by = brings.items[i + 1]!;
      let cost = before + effort;
      if (by !== 0) {
        const gap = termValue[t]! - view.numbers[view.offset + termOf[t]!]!;
        if (sum) cost = before + this.#repeated(a, effort, Math.ceil(gap / by));
        else if (termSet[t] === 0) cost = before + Math.max(effort, Math.abs(gap) * this.#ratio[t]!);
      }
      if (cost >= value[t]!) continue;
      this.#queue.lower(t, cost);
      this.#from[t] = a;
      this.#by[t] = by;
    }
  }

  /** Marks the actions that the last sum counted on, as bits from `offset` on, which must be 0 before. */
  markHints(hints: Int32Array, offset: number): void {
    const { chosen, count } = this.#stock;
    for (let i = 0; i < count; i++) hints[offset + (chosen[i]! >> 5)]! |= 1 << (chosen[i]! & 31);
  }

  /** Effort of doing an action several times. What it spends must be there anew each time. */
  #repeated(a: number, effort: number, times: number): number {
    const { start, items } = this.#model.spends;
    let total = effort * times;
    for (let i = start[a]!; i < start[a + 1]!; i++) {
      const again = this.#stock.again[i]!;
      const value = this.#queue.value[items[i]!]!;
      total += again * (times - 1);
      if (value > 0 && value < again) total += again - value;
    }
    return total;
  }

  /** Counts on whatever a term's value comes from. */
  #choose(term: number, view: NodeView): void {
    const action = this.#from[term]!;
    if (action < 0) return;
    const { needs, termOf, termValue } = this.#model;
    const by = this.#by[term]!;
    const gap = by === 0 ? 1 : termValue[term]! - view.numbers[view.offset + termOf[term]!]!;
    if (!this.#stock.choose(action, by === 0 ? 1 : Math.ceil(gap / by))) return;
    for (let i = needs.start[action]!; i < needs.start[action + 1]!; i++) this.#choose(needs.items[i]!, view);
  }
}

function isTrue(kind: number, of: number, value: number, view: NodeView): boolean {
  switch (kind) {
    case TRUE_LO:
      return (view.lo & of) !== 0;
    case FALSE_LO:
      return (view.lo & of) === 0;
    case TRUE_HI:
      return (view.hi & of) !== 0;
    case FALSE_HI:
      return (view.hi & of) === 0;
    case AT_LEAST:
      return view.numbers[view.offset + of]! >= value;
    case AT_MOST:
      return view.numbers[view.offset + of]! <= value;
    default:
      return view.at === of;
  }
}
