import type { Buckets, Change } from "./buckets.ts";
import { makeBuckets } from "./buckets.ts";
import type { Action, Conditions, Domain, Goal } from "./domain.ts";
import { relevantActions } from "./relevance.ts";

export const TRUE_LO = 0;
export const FALSE_LO = 1;
export const TRUE_HI = 2;
export const FALSE_HI = 3;
export const AT_LEAST = 4;
export const AT_MOST = 5;
export const AT_PLACE = 6;

/** Rows of different lengths in one array: row i is `items[start[i]]` up to `items[start[i + 1]]`. */
export interface Rows {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

function toRows(rows: readonly (readonly number[])[]): Rows {
  const start = new Int32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) start[i + 1] = start[i]! + row.length;
  return { start, items: Int32Array.from(rows.flat()) };
}

/**
 * One goal as the search reads it: only the actions, facts, numbers and places that matter to it, renumbered from 0, in typed
 * arrays. A *term* is one condition: a fact true or false, a number at least or at most something, being at the goal's place.
 */
export interface Model {
  readonly goal: Goal;
  readonly domain: Domain;
  readonly actions: readonly Action[];
  readonly maskLo: number;
  readonly maskHi: number;
  /** Domain indices of the numbers and places that matter. */
  readonly numbers: Int32Array;
  readonly places: Int32Array;
  readonly buckets: readonly Buckets[];
  readonly least: Int32Array;
  readonly greatest: Int32Array;
  /** Eight words an action: needs true, needs false, sets, clears; each low and high. */
  readonly bits: Int32Array;
  /** Triples (number, least, greatest) and (number, 0 add or 1 set, value), one row an action. */
  readonly ranges: Rows;
  readonly changes: Rows;
  /** Place where it is done, -1 without one. */
  readonly placeOf: Int32Array;
  readonly wantRanges: Int32Array;
  /** Words of the goal: true lo, true hi, false lo, false hi. */
  readonly wantBits: Int32Array;
  readonly wantPlace: number;
  readonly termKind: Uint8Array;
  /** The bit of a fact, the number, or the place. */
  readonly termOf: Int32Array;
  readonly termValue: Int32Array;
  /** 1 for a term of a number that some action sets. */
  readonly termSet: Uint8Array;
  /** Terms that an action needs, actions that need a term, pairs (term, what is added or 0 for "at once") that an action brings about. */
  readonly needs: Rows;
  readonly neededBy: Rows;
  readonly brings: Rows;
  readonly wantTerms: Int32Array;
  /**
   * What actions use up: threes of (number × 2, + 1 where it is room above that is used up; least amount that must be there; how much
   * is used up). Room above is counted as minus the number.
   */
  readonly uses: Rows;
  /** Terms of facts that an action needs and undoes: it cannot be done twice running. */
  readonly spends: Rows;
  /** What the goal wants to be left at the end: pairs of (number × 2 as above, least amount). */
  readonly wantStock: Int32Array;
  /** Length of a key: see `keys.ts`. */
  readonly keyLength: number;
}

class Terms {
  readonly kind: number[] = [];
  readonly of: number[] = [];
  readonly value: number[] = [];
  readonly known = new Map<string, number>();

  add(kind: number, of: number, value: number): number {
    const key = `${kind} ${of} ${value}`;
    const seen = this.known.get(key);
    if (seen !== undefined) return seen;
    this.known.set(key, this.kind.length);
    this.kind.push(kind);
    this.of.push(of);
    this.value.push(value);
    return this.kind.length - 1;
  }
}

/** Prepares a goal for searching. Done once for a goal of a domain. */
export function makeModel(domain: Domain, goal: Goal): Model {
  const { actions, wanted } = relevantActions(domain, goal);
  const numbers = domain.numbers
    .map((_, i) => i)
    .filter((i) => (((wanted.more | wanted.less) >>> i) & 1) === 1);
  const places = domain.places
    .map((_, i) => i)
    .filter((i) => i === goal.at || actions.some(({ place }) => place === i));
  const terms = new Terms();
  const local = (triples: Int32Array) => {
    const found: number[] = [];
    for (let i = 0; i < triples.length; i += 3) {
      const number = numbers.indexOf(triples[i]!);
      if (number >= 0) found.push(number, triples[i + 1]!, triples[i + 2]!);
    }
    return found;
  };
  const termsOf = (all: Conditions) => {
    const found: number[] = [];
    const words = [all.trueLo, all.falseLo, all.trueHi, all.falseHi];
    for (const [kind, word] of words.entries())
      for (let bit = 0; bit < 32; bit++)
        if (((word >>> bit) & 1) === 1) found.push(terms.add(kind, 1 << bit, 0));
    const ranges = local(all.ranges);
    for (let i = 0; i < ranges.length; i += 3) {
      const number = ranges[i]!;
      const index = numbers[number]!;
      if (ranges[i + 1]! > domain.min[index]!) found.push(terms.add(AT_LEAST, number, ranges[i + 1]!));
      if (ranges[i + 2]! < domain.max[index]!) found.push(terms.add(AT_MOST, number, ranges[i + 2]!));
    }
    return found;
  };
  const wantTerms = termsOf(goal.want);
  const wantPlace = goal.at < 0 ? -1 : places.indexOf(goal.at);
  if (wantPlace >= 0) wantTerms.push(terms.add(AT_PLACE, wantPlace, 0));
  const needs = actions.map(({ when }) => termsOf(when));
  const placeOf = Int32Array.from(actions, ({ place }) => (place < 0 ? -1 : places.indexOf(place)));
  const changes = actions.map((action) => local(action.numbers));
  const isSet = (number: number) =>
    changes.some((row) => row.some((n, i) => i % 3 === 0 && n === number && row[i + 1] === 1));
  const brings = actions.map((action, a) => broughtBy(terms, action, changes[a]!, placeOf[a]!));
  const neededBy: number[][] = terms.kind.map(() => []);
  for (const [a, row] of needs.entries()) for (const term of row) neededBy[term]!.push(a);
  const buckets = numbers.map((index, number) => {
    const thresholds = terms.kind.flatMap((kind, t) =>
      terms.of[t] !== number
        ? []
        : kind === AT_LEAST
          ? [terms.value[t]!]
          : kind === AT_MOST
            ? [terms.value[t]! + 1]
            : [],
    );
    const added = changes.flatMap((row, a) => changesOf(row, number, actions[a]!.when, domain, index));
    return makeBuckets(thresholds, added, domain.min[index]!, domain.max[index]!);
  });
  return {
    goal,
    domain,
    actions,
    maskLo: wanted.trueLo | wanted.falseLo,
    maskHi: wanted.trueHi | wanted.falseHi,
    numbers: Int32Array.from(numbers),
    places: Int32Array.from(places),
    buckets,
    least: Int32Array.from(numbers, (i) => domain.min[i]!),
    greatest: Int32Array.from(numbers, (i) => domain.max[i]!),
    bits: Int32Array.from(
      actions.flatMap(({ when, setLo, setHi, clearLo, clearHi }) => [
        ...[when.trueLo, when.trueHi, when.falseLo, when.falseHi],
        ...[setLo, setHi, clearLo, clearHi],
      ]),
    ),
    ranges: toRows(actions.map(({ when }) => local(when.ranges))),
    changes: toRows(changes),
    placeOf,
    wantRanges: Int32Array.from(local(goal.want.ranges)),
    wantBits: Int32Array.of(goal.want.trueLo, goal.want.trueHi, goal.want.falseLo, goal.want.falseHi),
    wantPlace,
    termKind: Uint8Array.from(terms.kind),
    termOf: Int32Array.from(terms.of),
    termValue: Int32Array.from(terms.value),
    termSet: Uint8Array.from(terms.kind, (kind, t) =>
      (kind === AT_LEAST || kind === AT_MOST) && isSet(terms.of[t]!) ? 1 : 0,
    ),
    needs: toRows(needs),
    neededBy: toRows(neededBy),
    brings: toRows(brings),
    wantTerms: Int32Array.from(new Set(wantTerms)),
    uses: toRows(actions.map(({ when }, a) => usedBy(local(when.ranges), changes[a]!))),
    spends: toRows(
      needs.map((row, a) => row.filter((t) => undoes(actions[a]!, terms.kind[t]!, terms.of[t]!))),
    ),
    wantStock: Int32Array.from(stockOf(terms, wantTerms)),
    keyLength: 4 + numbers.length + actions.length + (places.length + 1) * places.length,
  };
}

/** Pairs (term, added) that an action brings about; added is 0 where doing it once is enough. */
function broughtBy(terms: Terms, action: Action, changes: readonly number[], place: number): number[] {
  const found: number[] = [];
  for (const [term, kind] of terms.kind.entries()) {
    const of = terms.of[term]!;
    const value = terms.value[term]!;
    const word = [action.setLo, action.clearLo, action.setHi, action.clearHi][kind];
    if (word !== undefined && (word & of) !== 0) found.push(term, 0);
    if (kind === AT_PLACE && place === of) found.push(term, 0);
    if (kind !== AT_LEAST && kind !== AT_MOST) continue;
    for (let i = 0; i < changes.length; i += 3) {
      if (changes[i] !== of) continue;
      const by = changes[i + 2]!;
      if (changes[i + 1] === 1) {
        if (kind === AT_LEAST ? by >= value : by <= value) found.push(term, 0);
      } else if (kind === AT_LEAST ? by > 0 : by < 0) found.push(term, by);
    }
  }
  return found;
}

function undoes(action: Action, kind: number, bit: number): boolean {
  const word = [action.clearLo, action.setLo, action.clearHi, action.setHi][kind];
  return word !== undefined && (word & bit) !== 0;
}

/** What an action uses up where it asks for a least amount: see `Model.uses`. */
function usedBy(ranges: readonly number[], changes: readonly number[]): number[] {
  const found: number[] = [];
  for (let i = 0; i < changes.length; i += 3) {
    if (changes[i + 1] === 1) continue;
    for (let j = 0; j < ranges.length; j += 3) {
      if (ranges[j] !== changes[i]) continue;
      const by = changes[i + 2]!;
      if (by < 0) found.push(ranges[j]! * 2, ranges[j + 1]!, -by);
      else found.push(ranges[j]! * 2 + 1, -ranges[j + 2]!, by);
    }
  }
  return found;
}

function stockOf(terms: Terms, wanted: readonly number[]): number[] {
  return wanted.flatMap((t) => {
    if (terms.kind[t] === AT_LEAST) return [terms.of[t]! * 2, terms.value[t]!];
    return terms.kind[t] === AT_MOST ? [terms.of[t]! * 2 + 1, -terms.value[t]!] : [];
  });
}

/** What an action adds to a number, and the values of it that the action's own conditions allow. */
function changesOf(
  row: readonly number[],
  number: number,
  when: Conditions,
  domain: Domain,
  index: number,
): Change[] {
  let least = domain.min[index]!;
  let greatest = domain.max[index]!;
  for (let i = 0; i < when.ranges.length; i += 3) {
    if (when.ranges[i] !== index) continue;
    least = Math.max(least, when.ranges[i + 1]!);
    greatest = Math.min(greatest, when.ranges[i + 2]!);
  }
  const found: Change[] = [];
  for (let i = 0; i < row.length; i += 3)
    if (row[i] === number && row[i + 1] === 0) found.push({ by: row[i + 2]!, least, greatest });
  return found;
}
