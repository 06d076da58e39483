import { representative } from "./buckets.ts";
import type { Action, Domain, State } from "./domain.ts";
import type { Model } from "./model.ts";
import { HUNDREDTHS } from "./units.ts";

/** Stands for "cannot be done" and "no way there" among efforts. Sums of it stay far below 2^53. */
export const BARRED = 0x3fffffff;

/** What walking costs between the places of a domain, and from wherever one is (`domain.elsewhere`). */
export interface Travel {
  /** Hundredths, row by row; `BARRED` where no way leads. */
  readonly efforts: Int32Array;
  readonly size: number;
}

/**
 * Efforts of walking, from distances (0 and up, Infinity where no way leads). They must be shortest distances: by way of a third place is
 * never shorter. Throws on what is no distance.
 */
export function createTravel(domain: Domain, distance: (from: number, to: number) => number): Travel {
  const size = domain.places.length + 1;
  const travel = { efforts: new Int32Array(size * size), size };
  for (let from = 0; from < size; from++)
    for (let to = 0; to < domain.places.length; to++)
      if (from !== to) setTravel(travel, from, to, distance(from, to));
  return travel;
}

export function setTravel(travel: Travel, from: number, to: number, distance: number): void {
  travel.efforts[from * travel.size + to] = from === to ? 0 : hundredths(distance);
}

function hundredths(effort: number): number {
  if (!(effort >= 0)) throw new RangeError(`An effort or a distance is 0 or more, not ${effort}.`);
  const whole = Math.round(effort * HUNDREDTHS);
  return whole < BARRED ? whole : BARRED;
}

/** What a plan depends on besides domain, goal and state. */
export interface Circumstances {
  /** Without it, walking costs nothing. */
  readonly travel?: Travel | undefined;
  /**
   * The effort of an action now (not hundredths of it), asked once for each plan; Infinity bars it. Without it, what the domain says.
   */
  readonly cost?: ((action: Action, state: State) => number) | undefined;
}

/**
 * Everything that a plan for a goal depends on, in whole words, and nothing else: the goal, the facts that matter, the place, the
 * numbers' representatives, the efforts of the actions that matter, and the ways between the places that matter. The search reads
 * nothing but this, so equal keys have equal plans.
 */
export function writeKey(
  model: Model,
  state: State,
  around: Circumstances,
  depth: number,
  key: Int32Array,
): void {
  const { domain, numbers, places, actions } = model;
  key[0] = model.goal.index;
  key[1] = state.lo & model.maskLo;
  key[2] = state.hi & model.maskHi;
  const count = places.length;
  let at = count;
  for (let i = 0; i < count; i++) if (places[i] === state.at) at = i;
  key[3] = at;
  let end = 4;
  for (let i = 0; i < numbers.length; i++)
    key[end++] = representative(model.buckets[i]!, state.numbers[numbers[i]!]!, depth);
  for (let i = 0; i < actions.length; i++) {
    const action = actions[i]!;
    key[end++] = Math.max(
      1,
      around.cost === undefined ? action.cost : hundredths(around.cost(action, state)),
    );
  }
  const travel = around.travel;
  for (let from = 0; from <= count; from++) {
    // The last row is the way from where one stands, when that is no place that matters.
    const row = from < count ? places[from]! : at === count ? state.at : -1;
    for (let to = 0; to < count; to++)
      key[end++] = travel === undefined || row < 0 ? 0 : travel.efforts[row * travel.size + places[to]!]!;
  }
  if (state.at < 0 || state.at > domain.elsewhere)
    throw new RangeError(`The domain has no place ${state.at}.`);
}
