import type { CurveKind } from "./spec.ts";

/** A set of conditions: facts as bits in two words, numbers as inclusive ranges. */
export interface Conditions {
  readonly trueLo: number;
  readonly trueHi: number;
  readonly falseLo: number;
  readonly falseHi: number;
  /** Triples: number, least, greatest. */
  readonly ranges: Int32Array;
}

export interface Action {
  readonly name: string;
  readonly index: number;
  readonly when: Conditions;
  readonly setLo: number;
  readonly setHi: number;
  readonly clearLo: number;
  readonly clearHi: number;
  /** Triples: number, 0 to add or 1 to set, value. */
  readonly numbers: Int32Array;
  /** Hundredths (`HUNDREDTHS`) of the effort that was written, walking not included. */
  readonly cost: number;
  /** Index of the place, -1 without one. */
  readonly place: number;
}

export interface Curve {
  /** Index of the fact, -1 for a number. */
  readonly fact: number;
  /** Index of the number, -1 for a fact. */
  readonly number: number;
  readonly kind: CurveKind;
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly steep: number;
  readonly at: number;
}

export interface Priority {
  readonly base: number;
  readonly when: Conditions;
  readonly add: readonly Curve[];
  readonly times: readonly Curve[];
}

export interface Goal {
  readonly name: string;
  readonly index: number;
  readonly want: Conditions;
  /** Place where it ends, -1 for anywhere. */
  readonly at: number;
  readonly priority: Priority;
}

/** A world as a planner sees it. Indices are those of the domain; `at` is a place, or `domain.elsewhere`. */
export interface State {
  lo: number;
  hi: number;
  readonly numbers: Int32Array;
  at: number;
}

/** What `compile` makes of a domain's data. Nothing in it changes afterwards. */
export interface Domain {
  readonly facts: readonly string[];
  readonly numbers: readonly string[];
  readonly places: readonly string[];
  readonly actions: readonly Action[];
  readonly goals: readonly Goal[];
  /** Least and greatest value of each number. */
  readonly min: Int32Array;
  readonly max: Int32Array;
  /** The place "wherever one is", when that is none of the named ones. */
  readonly elsewhere: number;
  readonly factOf: ReadonlyMap<string, number>;
  readonly numberOf: ReadonlyMap<string, number>;
  readonly placeOf: ReadonlyMap<string, number>;
  readonly actionOf: ReadonlyMap<string, number>;
  readonly goalOf: ReadonlyMap<string, number>;
}

function known(table: ReadonlyMap<string, number>, what: string, name: string): number {
  const index = table.get(name);
  if (index === undefined) throw new RangeError(`The domain has no ${what} '${name}'.`);
  return index;
}

/** A state with these facts true and all others false; numbers that are not named have their least value. Throws on unknown names. */
export function createState(
  domain: Domain,
  from: { facts?: readonly string[]; numbers?: Readonly<Record<string, number>>; at?: string } = {},
): State {
  const state: State = { lo: 0, hi: 0, numbers: domain.min.slice(), at: domain.elsewhere };
  for (const fact of from.facts ?? []) setFact(state, known(domain.factOf, "fact", fact), true);
  for (const [name, value] of Object.entries(from.numbers ?? {}))
    setNumber(domain, state, known(domain.numberOf, "number", name), value);
  if (from.at !== undefined) state.at = known(domain.placeOf, "place", from.at);
  return state;
}

/** Copies without allocating; both must be of one domain. */
export function copyState(from: State, to: State): void {
  to.lo = from.lo;
  to.hi = from.hi;
  to.at = from.at;
  to.numbers.set(from.numbers);
}

/** Sets or clears a fact by its index. */
export function setFact(state: State, fact: number, value: boolean): void {
  const bit = 1 << (fact & 31);
  if (fact < 32) state.lo = value ? state.lo | bit : state.lo & ~bit;
  else state.hi = value ? state.hi | bit : state.hi & ~bit;
}

export function hasFact(state: State, fact: number): boolean {
  return (((fact < 32 ? state.lo : state.hi) >>> (fact & 31)) & 1) === 1;
}

/** Sets a number by its index: whole, and within its bounds. */
export function setNumber(domain: Domain, state: State, number: number, value: number): void {
  const least = domain.min[number]!;
  const greatest = domain.max[number]!;
  state.numbers[number] = value > least ? (value < greatest ? Math.floor(value) : greatest) : least;
}

export function holds(conditions: Conditions, state: State): boolean {
  const { lo, hi, numbers } = state;
  if ((lo & conditions.trueLo) !== conditions.trueLo || (lo & conditions.falseLo) !== 0) return false;
  if ((hi & conditions.trueHi) !== conditions.trueHi || (hi & conditions.falseHi) !== 0) return false;
  const ranges = conditions.ranges;
  for (let i = 0; i < ranges.length; i += 3) {
    const value = numbers[ranges[i]!]!;
    if (value < ranges[i + 1]! || value > ranges[i + 2]!) return false;
  }
  return true;
}

/** Whether there is nothing left to do for a goal. */
export function satisfied(goal: Goal, state: State): boolean {
  return (goal.at < 0 || goal.at === state.at) && holds(goal.want, state);
}

/** Changes the state as the action would. Does not ask whether the action may be done. */
export function apply(domain: Domain, action: Action, state: State): void {
  state.lo = (state.lo | action.setLo) & ~action.clearLo;
  state.hi = (state.hi | action.setHi) & ~action.clearHi;
  const changes = action.numbers;
  for (let i = 0; i < changes.length; i += 3) {
    const number = changes[i]!;
    const value = changes[i + 1] === 1 ? changes[i + 2]! : state.numbers[number]! + changes[i + 2]!;
    const least = domain.min[number]!;
    const greatest = domain.max[number]!;
    state.numbers[number] = value < least ? least : value > greatest ? greatest : value;
  }
  if (action.place >= 0) state.at = action.place;
}
