import type { State } from "./domain.ts";
import { copyState, createState } from "./domain.ts";
import type { Circumstances } from "./keys.ts";
import type { Plan, Planner } from "./planner.ts";
import { Planning } from "./planner.ts";
import type { Slice } from "./search.ts";
import type { Inclination, Standing, Weighed } from "./utility.ts";
import { weigh } from "./utility.ts";

export interface DeliberationOptions extends Inclination {
  /** States that may be looked at for one goal, over all slices. */
  readonly mostStates?: number | undefined;
  /** Milliseconds by the slices' own clock that may go into one goal, over all slices. */
  readonly timeout?: number | undefined;
}

/** A goal that was weighed, and why it is not the one: kept for whoever asks. */
export interface Considered {
  readonly goal: number;
  readonly score: number;
  readonly standing: Standing | "chosen" | "no plan" | "outscored";
  /** The plan, or how looking for one ended; absent for goals that it was not tried for. */
  readonly plan?: Plan;
}

export interface Decision {
  /** The plan to carry out; undefined when no wanted goal has one. */
  readonly plan: Plan | undefined;
  /** Every goal, the most wanted first. */
  readonly considered: readonly Considered[];
}

/**
 * Chooses what to do: weighs the goals once, then plans for the most wanted one, or where there is no plan for the next. Can be spread
 * over slices, and works on a copy of the state. Without a clock in its slices it comes to the same decision every time.
 */
export class Deliberation {
  readonly #planner: Planner;
  readonly #state: State;
  readonly #around: Circumstances;
  readonly #options: DeliberationOptions;
  readonly #weighed: readonly Weighed[];
  readonly #considered: Considered[] = [];
  #next = 0;
  #planning: Planning | undefined;
  #looked = 0;
  #spent = 0;
  #decision: Decision | undefined;

  constructor(planner: Planner, state: State, around: Circumstances = {}, options: DeliberationOptions = {}) {
    this.#planner = planner;
    this.#state = createState(planner.domain);
    copyState(state, this.#state);
    this.#around = around;
    this.#options = options;
    this.#weighed = weigh(planner.domain.goals, state, options);
  }

  /** Goes on for one slice. Undefined while there is more to think about, or while all searches of the planner are in use. */
  step(slice: Slice = {}): Decision | undefined {
    let left = slice.states ?? Infinity;
    while (this.#decision === undefined) {
      const weighed = this.#weighed[this.#next];
      if (weighed === undefined || weighed.standing !== "wanted") return this.#decide(undefined);
      if (this.#planning === undefined) {
        const begun = this.#planner.begin(weighed.goal, this.#state, this.#around);
        if (begun === undefined) return undefined;
        if (!(begun instanceof Planning)) {
          if (this.#settle(weighed, begun)) return this.#decision;
          continue;
        }
        this.#planning = begun;
        this.#looked = 0;
        this.#spent = 0;
      }
      const before = this.#planning.looked;
      const plan = this.#advance(this.#planning, left, slice);
      left -= this.#planning.looked - before;
      if (plan === undefined) return undefined;
      this.#planning = undefined;
      if (this.#settle(weighed, plan)) return this.#decision;
      if (left <= 0 || (slice.now !== undefined && slice.now() >= (slice.until ?? Infinity)))
        return undefined;
    }
    return this.#decision;
  }

  /** Lets go of the search that is under way. A deliberation that is not stepped to its end must be cancelled. */
  cancel(): void {
    this.#planning?.cancel();
    this.#planning = undefined;
    this.#decision ??= { plan: undefined, considered: this.#considered };
  }

  #advance(planning: Planning, left: number, slice: Slice): Plan | undefined {
    const { mostStates = Infinity, timeout = Infinity } = this.#options;
    const before = planning.looked;
    const since = slice.now?.() ?? 0;
    const states = Math.min(left, mostStates - this.#looked);
    const until = Math.min(slice.until ?? Infinity, since + timeout - this.#spent);
    const plan = planning.step({ states, until, now: slice.now });
    this.#looked += planning.looked - before;
    this.#spent += (slice.now?.() ?? 0) - since;
    if (plan !== undefined) return plan;
    return this.#looked >= mostStates || this.#spent >= timeout ? planning.cancel() : undefined;
  }

  /** Notes how a goal came out. True when that decides it. */
  #settle({ goal, score }: Weighed, plan: Plan): boolean {
    this.#next++;
    const found = plan.outcome === "found";
    this.#considered.push({ goal, score, standing: found ? "chosen" : "no plan", plan });
    if (found) this.#decide(plan);
    return found;
  }

  #decide(plan: Plan | undefined): Decision {
    for (const { goal, score, standing } of this.#weighed.slice(this.#next))
      this.#considered.push({ goal, score, standing: standing === "wanted" ? "outscored" : standing });
    this.#decision = { plan, considered: this.#considered };
    return this.#decision;
  }
}

/** Decides in one go. */
export function decide(
  planner: Planner,
  state: State,
  around: Circumstances = {},
  options: DeliberationOptions = {},
): Decision {
  const deliberation = new Deliberation(planner, state, around, options);
  const decision = deliberation.step();
  if (decision === undefined)
    throw new Error("All searches of this planner are paused: step or cancel one of them first.");
  return decision;
}
