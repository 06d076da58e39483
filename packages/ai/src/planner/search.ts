import { BARRED } from "./keys.ts";
import type { Model } from "./model.ts";
import { Nodes } from "./nodes.ts";
import { change, effortOf, inRange } from "./rehearse.ts";
import type { NodeView } from "./relaxed.ts";
import { Relaxed } from "./relaxed.ts";

/** How a search ended, or that it has not: `none` is proved, `capped` means that it looked as far as it may. */
export type Outcome = "searching" | "found" | "none" | "capped";

export interface SearchLimits {
  /** States that may be met. */
  readonly maxNodes: number;
  /** Steps of a plan. */
  readonly maxDepth: number;
  /** How many times the estimate counts in choosing what to look at next: more is faster and finds dearer plans. */
  readonly weight: number;
  /** How many times the least effort a plan may cost; 1 asks for the best plan and takes its time. */
  readonly bound: number;
}

export interface Slice {
  /** States to look at before it pauses; the same count always pauses at the same state. */
  readonly states?: number | undefined;
  /** When to pause, by `now`. */
  readonly until?: number | undefined;
  readonly now?: (() => number) | undefined;
}

const CLOCK_EVERY = 8;
/** What is left of a node whose estimate nobody has asked for yet. */
const UNKNOWN = -1;

/**
 * One search at a time for a plan, forward from a state, best first by effort so far + weight × additive estimate. It can pause and go
 * on. Once a plan is found it goes on only until no plan can cost less than a `bound`-th of it, which is what makes the bound hold
 * although the estimate may be too high. Everything is allocated when it is made.
 */
export class Search {
  outcome: Outcome = "none";
  /** Domain indices of the plan's actions, the first `length` of them, when a plan was found. */
  readonly steps: Int16Array;
  length = 0;
  /** Hundredths of effort, walking included. */
  effort = 0;
  /** States looked at so far. */
  looked = 0;
  /** Whether it was proved that no plan costs less than a `bound`-th. */
  bounded = false;
  readonly #limits: SearchLimits;
  readonly #nodes: Nodes;
  readonly #relaxed: Relaxed;
  readonly #view: NodeView;
  readonly #child: Int32Array;
  readonly #path: Int16Array;
  #model!: Model;
  #key!: Int32Array;
  #best = -1;

  constructor(numbers: number, actions: number, limits: SearchLimits) {
    this.#limits = limits;
    this.#nodes = new Nodes(limits.maxNodes, numbers, (actions + 31) >> 5);
    this.#view = { lo: 0, hi: 0, at: 0, numbers: this.#nodes.numbers, offset: 0 };
    this.#relaxed = new Relaxed(numbers, actions);
    this.#child = new Int32Array(numbers);
    this.steps = new Int16Array(limits.maxDepth);
    this.#path = new Int16Array(limits.maxNodes);
  }

  /** Begins at the state that the key tells of. The key must stay as it is until the search has ended. */
  begin(model: Model, key: Int32Array): void {
    const nodes = this.#nodes;
    this.#model = model;
    this.#key = key;
    this.#best = -1;
    this.length = 0;
    this.effort = 0;
    this.looked = 0;
    this.bounded = false;
    nodes.clear();
    this.#child.fill(0);
    for (let i = 0; i < model.numbers.length; i++) this.#child[i] = key[4 + i]!;
    const root = nodes.find(key[1]!, key[2]!, key[3]!, this.#child);
    this.#relaxed.begin(model, key);
    nodes.parent[root] = -1;
    nodes.spent[root] = 0;
    nodes.depth[root] = 0;
    nodes.left[root] = UNKNOWN;
    nodes.rank[root] = 0;
    nodes.push(root);
    this.outcome = "searching";
  }

  /** Goes on until it has ended or the slice is used up. */
  step(slice: Slice = {}): Outcome {
    const { states = Infinity, until = Infinity, now } = slice;
    const nodes = this.#nodes;
    const { bound, maxDepth } = this.#limits;
    for (let done = 0; this.outcome === "searching"; done++) {
      if (nodes.waiting === 0) this.#end(true);
      else if (nodes.full) this.#end(false);
      else if (done >= states) break;
      else if (now !== undefined && done % CLOCK_EVERY === CLOCK_EVERY - 1 && now() >= until) break;
      else {
        const node = nodes.pop();
        if (this.#best >= 0) {
          if (!this.#canBeat(node, nodes.spent[this.#best]! / bound)) continue;
        } else {
          this.looked++;
          if (nodes.left[node] === UNKNOWN && !this.#look(node)) continue;
          if (nodes.left[node] === 0) {
            this.#best = node;
            if (nodes.spent[node]! <= this.#estimate(0, false) * bound) this.#end(true);
            continue;
          }
        }
        if (nodes.depth[node]! < maxDepth) this.#expand(node);
      }
    }
    return this.outcome;
  }

  /** Estimates what is left of a node that was popped. False when its turn has not come: it is hopeless, or back in line. */
  #look(node: number): boolean {
    const nodes = this.#nodes;
    const left = this.#estimate(node, true);
    nodes.left[node] = left;
    if (left === Infinity) return false;
    const offset = node * nodes.words;
    nodes.hints.fill(0, offset, offset + nodes.words);
    this.#relaxed.markHints(nodes.hints, offset);
    nodes.rank[node] = nodes.spent[node]! + this.#limits.weight * left;
    if (nodes.rank[node] <= nodes.nextRank) return true;
    nodes.push(node);
    return false;
  }

  /** Once there is a plan: whether one by way of this node could cost less than so much. A goal that does becomes the best. */
  #canBeat(node: number, less: number): boolean {
    const nodes = this.#nodes;
    if (nodes.spent[node]! >= less) return false;
    this.looked++;
    const left = this.#estimate(node, false);
    if (nodes.spent[node]! + left >= less - 1e-6) return false;
    if (left === 0) this.#best = node;
    if (nodes.left[node] === UNKNOWN) nodes.hints.fill(0, node * nodes.words, (node + 1) * nodes.words);
    return left > 0;
  }

  #estimate(node: number, sum: boolean): number {
    const nodes = this.#nodes;
    const view = this.#view;
    view.lo = nodes.lo[node]!;
    view.hi = nodes.hi[node]!;
    view.at = nodes.at[node]!;
    view.offset = node * nodes.stride;
    return this.#relaxed.estimate(view, sum);
  }

  #expand(node: number): void {
    const { bits, placeOf, actions, places, numbers, maskLo, maskHi } = this.#model;
    const key = this.#key;
    const nodes = this.#nodes;
    const child = this.#child;
    const { weight, bound } = this.#limits;
    const efforts = 4 + numbers.length;
    const ways = efforts + actions.length + nodes.at[node]! * places.length;
    const lo = nodes.lo[node]!;
    const hi = nodes.hi[node]!;
    const at = nodes.at[node]!;
    const spent = nodes.spent[node]!;
    const enough = this.#best < 0 ? Infinity : nodes.spent[this.#best]!;
    for (let a = 0; a < actions.length; a++) {
      const b = a * 8;
      if ((lo & bits[b]!) !== bits[b]! || (hi & bits[b + 1]!) !== bits[b + 1]!) continue;
      if ((lo & bits[b + 2]!) !== 0 || (hi & bits[b + 3]!) !== 0) continue;
      const effort = key[efforts + a]!;
      if (effort >= BARRED || !inRange(this.#model, a, nodes.numbers, node * nodes.stride)) continue;
      const place = placeOf[a]!;
      const way = place < 0 || place === at ? 0 : key[ways + place]!;
      if (way >= BARRED) continue;
      const total = spent + effort + way;
      if (enough < Infinity && total * bound >= enough) continue;
      if (nodes.full) return;
      for (let i = 0, from = node * nodes.stride; i < nodes.stride; i++) child[i] = nodes.numbers[from + i]!;
      change(this.#model, a, child);
      const before = nodes.count;
      const next = nodes.find(
        (lo | bits[b + 4]!) & ~bits[b + 6]! & maskLo,
        (hi | bits[b + 5]!) & ~bits[b + 7]! & maskHi,
        place < 0 ? at : place,
        child,
      );
      if (next === before) {
        nodes.left[next] = UNKNOWN;
        nodes.spent[next] = Infinity;
      }
      if (total >= nodes.spent[next]! || nodes.left[next] === Infinity) continue;
      nodes.spent[next] = total;
      nodes.parent[next] = node;
      nodes.action[next] = a;
      nodes.depth[next] = nodes.depth[node]! + 1;
      // Until it is looked at, what its parent counted on is taken to have brought it as much nearer as it cost.
      const hinted = (nodes.hints[node * nodes.words + (a >> 5)]! >>> (a & 31)) & 1;
      const known = nodes.left[next]!;
      const left = known !== UNKNOWN ? known : Math.max(0, nodes.left[node]! - hinted * (effort + way));
      nodes.rank[next] = total + weight * left;
      nodes.push(next);
    }
  }

  /** Ends the search; `whole` when nothing was left to look at. */
  #end(whole: boolean): void {
    const nodes = this.#nodes;
    if (!whole) {
      for (let node = 0; node < nodes.count; node++) {
        if (nodes.left[node] !== 0) continue;
        if (this.#best < 0 || nodes.spent[node]! < nodes.spent[this.#best]!) this.#best = node;
      }
    }
    this.outcome = this.#best >= 0 ? "found" : whole ? "none" : "capped";
    if (this.#best < 0) return;
    this.bounded = whole;
    // A node's depth is out of date where a cheaper and longer way to one before it was found, so the way is counted.
    for (let node = nodes.parent[this.#best]!; node >= 0; node = nodes.parent[node]!) this.length++;
    for (let node = this.#best, i = this.length; i-- > 0; node = nodes.parent[node]!)
      this.#path[i] = nodes.action[node]!;
    this.effort = effortOf(this.#model, this.#key, this.#path, this.length, -1, this.#child);
    this.#shorten();
    if (this.length > this.steps.length) {
      this.outcome = "capped";
      return;
    }
    for (let i = 0; i < this.length; i++) this.steps[i] = this.#model.actions[this.#path[i]!]!.index;
  }

  /** Leaves out every step without which the plan still ends in the goal and costs less. */
  #shorten(): void {
    for (let i = this.length - 1; i >= 0; i--) {
      const effort = effortOf(this.#model, this.#key, this.#path, this.length, i, this.#child);
      if (effort >= this.effort) continue;
      this.#path.copyWithin(i, i + 1, this.length);
      this.length--;
      this.effort = effort;
    }
  }
}
