import { WordCache } from "./cache.ts";
import type { Domain, Goal, State } from "./domain.ts";
import type { Circumstances } from "./keys.ts";
import { writeKey } from "./keys.ts";
import type { Model } from "./model.ts";
import { makeModel } from "./model.ts";
import type { Outcome, SearchLimits, Slice } from "./search.ts";
import { Search } from "./search.ts";
import { HUNDREDTHS } from "./units.ts";
import { Validator } from "./validate.ts";

/**
 * A plan, or why there is none: `none` is proved; `capped` means that it looked as far as it may; `timeout` that it took too long over
 * its slices. A goal that is reached already is `found` with no steps. Never changed after it was made.
 */
export interface Plan {
  readonly goal: number;
  readonly outcome: Exclude<Outcome, "searching"> | "timeout";
  /** Actions, by their index in the domain. */
  readonly steps: readonly number[];
  /** Walking included. 0 without a plan. */
  readonly effort: number;
  /** Whether it is proved that no plan costs less than a `bound`-th of this. */
  readonly bounded: boolean;
  /** States that were looked at. */
  readonly expanded: number;
}

export interface PlannerOptions extends Partial<SearchLimits> {
  /** Plans that are remembered; 0 remembers none. 4,096 unless told. */
  readonly cacheSize?: number;
  /** Searches that may be paused at the same time; 8 unless told. */
  readonly searches?: number;
}

export interface PlannerStatistics {
  hits: number;
  misses: number;
  cached: number;
  searches: number;
  looked: number;
  capped: number;
  timeouts: number;
}

const DEFAULTS = { maxNodes: 4_096, maxDepth: 20, weight: 6, bound: 3, cacheSize: 4_096, searches: 8 };

/**
 * A search that may take several slices. Call `step` until it gives a plan, or `cancel`; until then it holds one of the planner's
 * searches.
 */
export class Planning {
  readonly #planner: Planner;
  readonly #job: Job;
  #plan: Plan | undefined;

  constructor(planner: Planner, job: Job) {
    this.#planner = planner;
    this.#job = job;
  }

  /** The plan, or undefined when the slice was used up first. */
  step(slice: Slice = {}): Plan | undefined {
    this.#plan ??= this.#planner.advance(this.#job, slice);
    return this.#plan;
  }

  /** States looked at so far. */
  get looked(): number {
    return this.#plan?.expanded ?? this.#job.search.looked;
  }

  /** Ends it with `timeout` if it has not ended. */
  cancel(): Plan {
    this.#plan ??= this.#planner.giveUp(this.#job);
    return this.#plan;
  }
}

/** One of the searches that a planner owns, with the key that it works on. */
export interface Job {
  readonly search: Search;
  readonly key: Int32Array;
  goal: number;
  keyLength: number;
  busy: boolean;
}

/** Plans for all minds of one domain. Same inputs, same plan: there is no clock and no chance in it. */
export class Planner {
  readonly domain: Domain;
  readonly limits: SearchLimits;
  readonly #models: (Model | undefined)[];
  readonly #jobs: Job[] = [];
  readonly #most: number;
  readonly #keyLength: number;
  readonly #key: Int32Array;
  readonly #cache: WordCache<Plan>;
  readonly #validator: Validator;
  readonly #counts = { searches: 0, looked: 0, capped: 0, timeouts: 0 };

  constructor(domain: Domain, options: PlannerOptions = {}) {
    const { cacheSize, searches, ...limits } = { ...DEFAULTS, ...options };
    this.domain = domain;
    this.limits = limits;
    this.#most = searches;
    this.#models = domain.goals.map((goal) => makeModel(domain, goal));
    this.#keyLength = Math.max(1, ...this.#models.map((model) => model!.keyLength));
    this.#key = new Int32Array(this.#keyLength);
    this.#cache = new WordCache(cacheSize, this.#keyLength);
    this.#validator = new Validator(domain);
  }

  /** Plans in one go. */
  plan(goal: number, state: State, around: Circumstances = {}): Plan {
    const begun = this.begin(goal, state, around);
    if (begun === undefined)
      throw new Error("All searches of this planner are paused: step or cancel one of them first.");
    return begun instanceof Planning ? begun.step()! : begun;
  }

  /**
   * A plan that was remembered, or a search to be stepped. The state may change meanwhile: the search has its own copy. Undefined while as
   * many searches are paused as there may be.
   */
  begin(goal: number, state: State, around: Circumstances = {}): Plan | Planning | undefined {
    const model = this.#model(goal);
    writeKey(model, state, around, this.limits.maxDepth, this.#key);
    const known = this.#cache.get(this.#key, model.keyLength);
    if (known !== undefined) return known;
    const job = this.#free();
    if (job === undefined) return undefined;
    job.busy = true;
    job.goal = goal;
    job.keyLength = model.keyLength;
    job.key.set(this.#key);
    job.search.begin(model, job.key);
    this.#counts.searches++;
    return new Planning(this, job);
  }

  /** Whether a plan, or what is left of it from a step on, can still be done and ends in its goal. Allocates nothing. */
  validate(plan: Pick<Plan, "goal" | "steps">, state: State, from = 0): boolean {
    return this.#validator.validate(this.#goal(plan.goal), plan.steps, state, from);
  }

  /** Where a plan fails: see `Validator.firstFlaw`. */
  firstFlaw(plan: Pick<Plan, "goal" | "steps">, state: State, from = 0): number {
    return this.#validator.firstFlaw(this.#goal(plan.goal), plan.steps, state, from);
  }

  /**
   * Writes what a plan for the goal depends on into `gate`, and says whether it differs from what was there: if not, planning again would
   * bring the same plan, or none again. A gate belongs to one mind; `newGate` makes it.
   */
  passes(gate: Int32Array, goal: number, state: State, around: Circumstances = {}): boolean {
    const model = this.#model(goal);
    writeKey(model, state, around, this.limits.maxDepth, this.#key);
    let differs = gate[this.#keyLength] !== 1;
    gate[this.#keyLength] = 1;
    for (let i = 0; i < this.#keyLength; i++) {
      const word = i < model.keyLength ? this.#key[i]! : 0;
      if (gate[i] !== word) differs = true;
      gate[i] = word;
    }
    return differs;
  }

  newGate(): Int32Array {
    return new Int32Array(this.#keyLength + 1);
  }

  statistics(): PlannerStatistics {
    const { hits, misses, size } = this.#cache;
    return { hits, misses, cached: size, ...this.#counts };
  }

  clearCache(): void {
    this.#cache.clear();
  }

  /** For `Planning` alone. */
  advance(job: Job, slice: Slice): Plan | undefined {
    if (job.search.step(slice) === "searching") return undefined;
    const { outcome, effort, bounded, looked, length } = job.search;
    const steps: number[] = [];
    for (let i = 0; i < length; i++) steps.push(job.search.steps[i]!);
    const plan: Plan = {
      goal: job.goal,
      outcome: outcome === "searching" ? "capped" : outcome,
      steps: outcome === "found" ? steps : [],
      effort: outcome === "found" ? effort / HUNDREDTHS : 0,
      bounded,
      expanded: looked,
    };
    if (outcome === "capped") this.#counts.capped++;
    this.#counts.looked += looked;
    this.#cache.set(job.key, job.keyLength, plan);
    job.busy = false;
    return plan;
  }

  /** For `Planning` alone. */
  giveUp(job: Job): Plan {
    const looked = job.search.looked;
    this.#counts.timeouts++;
    this.#counts.looked += looked;
    job.busy = false;
    return { goal: job.goal, outcome: "timeout", steps: [], effort: 0, bounded: false, expanded: looked };
  }

  #free(): Job | undefined {
    const free = this.#jobs.find((job) => !job.busy);
    if (free !== undefined || this.#jobs.length >= this.#most) return free;
    const search = new Search(this.domain.numbers.length, this.domain.actions.length, this.limits);
    const job = { search, key: new Int32Array(this.#keyLength), goal: 0, keyLength: 0, busy: false };
    this.#jobs.push(job);
    return job;
  }

  #goal(goal: number): Goal {
    const found = this.domain.goals[goal];
    if (found === undefined) throw new RangeError(`The domain has no goal ${goal}.`);
    return found;
  }

  #model(goal: number): Model {
    const model = this.#models[this.#goal(goal).index];
    return model!;
  }
}
