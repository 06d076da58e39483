import {
  Deliberation,
  HUNDREDTHS,
  Planning,
  weigh,
  type Considered,
  type Decision,
  type Goal,
  type State,
  type Weighed,
} from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { isBusy } from "../bodies/activity.ts";
import { hasCondition } from "../bodies/effects.ts";
import { Mind, Minded } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { DayEntry } from "../rules/mind-schemas.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { Progress } from "./action.ts";
import { behave, type TreeMind } from "./behave.ts";
import { fade } from "./beliefs.ts";
import { Doer } from "./doer.ts";
import { DAY, makeDomain, type MindDomain } from "./domains.ts";
import { Journeys } from "./journeys.ts";
import { dutyOf, newState, sameState, senseInto } from "./places.ts";
import type { Routes } from "./routes.ts";

/** Milliseconds of world time. */
const IDLE = 4_000;
const BUSY = 700;
/** So long what failed is not thought of. */
const VAIN = 20_000;
/** What the goal that it is after counts more than others, so that it does not dither. */
const STEADFAST = 1.15;
/** States that a mind looks at in one thought; a plan that takes more goes on in the next. */
const SLICE = 256;
/** What a millisecond of planning is taken for, in states: counted, so that the same world plans the same on any machine. */
export const STATES_A_MS = 100;

/** What went through a mind the last time it thought: for `ai why`, not for the mind itself. */
export interface Thought {
  at: number;
  /** All goals, the most wanted first. */
  goals: readonly (Weighed | Considered)[];
  /** The plan as it was made, its effort, and the states that were looked at for it. */
  plan: readonly string[];
  effort: number;
  expanded: number;
  /** What came of the last step. */
  last?: string;
}

/** How far one plan may be sought. */
export interface PlanLimits {
  /** Steps of a plan. */
  maxDepth: number;
  /** Milliseconds over all slices, reckoned in states. */
  timeoutMs: number;
}

/** What a mind has before its eyes. Nothing of it has to last. */
interface Attention {
  domain: MindDomain;
  /** As it is now, and as it was when the mind last weighed what it wants. */
  state: State;
  weighed: State;
  /** World time until which the same state means the same choice; -1: it has to weigh anew. */
  settledUntil: number;
  pending?: Deliberation;
}

/** Thinks for one being at a time: what it wants most, how to get there, and the next step of it. */
export class Thinker {
  readonly routes: Routes;
  readonly doer: Doer;
  readonly journeys: Journeys;
  /** Thoughts so far, and those for which nothing had changed. */
  readonly counts = { thoughts: 0, unchanged: 0, slices: 0 };
  /** Told whenever a being comes to want something else, or goes about it in another way. */
  onChange: ((being: Entity, words: string) => void) | undefined;
  readonly #game: Game;
  readonly #limits: PlanLimits;
  readonly #thoughts = new WeakMap<Entity, Thought>();
  readonly #attention = new WeakMap<Entity, Attention>();
  #domains = new Map<string, MindDomain | undefined>();
  #domainsOf: Game["rules"] | undefined;
  readonly #trees: TreeMind;

  constructor(game: Game, runner: DeedRunner, routes: Routes, limits: PlanLimits) {
    this.#game = game;
    this.#limits = limits;
    this.routes = routes;
    this.doer = new Doer(game, runner, routes);
    this.journeys = new Journeys(game, routes);
    this.#trees = { game, doer: this.doer, planFor: (being, goal) => this.#planFor(being, goal) };
  }

  thoughtOf(being: Entity): Thought | undefined {
    return this.#thoughts.get(being);
  }

  /** Planning statistics by archetype. */
  *statistics(): Generator<[string, ReturnType<MindDomain["planner"]["statistics"]>]> {
    for (const [name, domain] of this.#domains) if (domain) yield [name, domain.planner.statistics()];
  }

  /** Forgets what is half thought: of who thinks no more, or begins anew. */
  forget(being: Entity): void {
    this.#attention.get(being)?.pending?.cancel();
    this.#attention.delete(being);
  }

  /**
   * One thought, and at most one deed or step. Returns after how many milliseconds of world time it wants to think again; 0: as
   * soon as it may, for it has not thought to the end. Who is held does not think, but for who holds it.
   */
  think(being: Entity, held?: "held"): number {
    const game = this.#game;
    const mind = being.get(Mind);
    const domain = this.domainOf(being);
    if (!mind || !domain || (mind.paused && held === undefined)) return IDLE;
    if (isBusy(being) || hasCondition(game, being, "stunned")) return BUSY;
    this.counts.thoughts += 1;
    fade(game, being);
    const attention = this.#attend(being, domain);
    const { state, weighed } = attention;
    senseInto(game, being, domain, state);
    const now = game.clock.now();
    if (now < attention.settledUntil && sameState(state, weighed)) {
      this.counts.unchanged += 1;
      return mind.goal === undefined ? IDLE : this.#act(being, domain, attention);
    }
    const leaning = this.#leaning(being);
    const goals = weigh(domain.planner.domain.goals, state, { leaning, bonus: 0 });
    this.#note(being, { at: now, goals, plan: mind.plan });
    const [first] = goals;
    if (first?.standing !== "wanted") {
      if (mind.goal !== undefined || mind.plan.length > 0) this.#setOut(being, undefined, []);
      this.#settle(being, attention);
      return IDLE;
    }
    const wanted = domain.planner.domain.goals[first.goal];
    if (wanted?.name === mind.goal && this.isStillGood(domain, first.goal, being, state)) {
      attention.pending?.cancel();
      delete attention.pending;
      this.#settle(being, attention);
      return this.#act(being, domain, attention);
    }
    const decision = this.#deliberate(being, domain, attention, leaning);
    return decision ? this.#carryThrough(being, domain, attention, decision) : 0;
  }

  /** What the day asks of the being at this hour. */
  duty(being: Entity): DayEntry | undefined {
    return dutyOf(this.#game, being);
  }

  domainOf(being: Entity): MindDomain | undefined {
    const { rules } = this.#game;
    if (this.#domainsOf !== rules) {
      this.#domainsOf = rules;
      this.#domains = new Map();
    }
    const name = being.get(Minded)?.archetype ?? "";
    if (!this.#domains.has(name)) {
      const archetype = rules.minds.archetypes[name];
      const made = archetype && makeDomain(rules.minds, name, archetype, { maxDepth: this.#limits.maxDepth });
      this.#domains.set(name, made?.ok ? made.domain : undefined);
    }
    return this.#domains.get(name);
  }

  /** What plans depend on besides the state: ways, and what was in vain a moment ago. */
  around(being: Entity, domain: MindDomain): ConstructorParameters<typeof Deliberation>[2] {
    return {
      travel: this.journeys.of(being, domain),
      cost: ({ name, cost }) => (this.isVain(being, name) ? Infinity : cost / HUNDREDTHS),
    };
  }

  /** Whether that failed a moment ago, an action or `goal:` and a goal. */
  isVain(being: Entity, name: string): boolean {
    return (being.need(Mind).vain[name] ?? 0) > this.#game.clock.now();
  }

  /** Whether what is left of its plan leads to the goal still, as far as it can tell. */
  isStillGood(domain: MindDomain, goal: number, being: Entity, state: State): boolean {
    const { plan } = being.need(Mind);
    const { actionOf } = domain.planner.domain;
    const steps = plan.map((name) => actionOf.get(name) ?? -1);
    if (steps.length === 0 || steps.includes(-1) || plan.some((name) => this.isVain(being, name)))
      return false;
    return domain.planner.validate({ goal, steps }, state);
  }

  #attend(being: Entity, domain: MindDomain): Attention {
    const known = this.#attention.get(being);
    if (known?.domain === domain) return known;
    const made = { domain, state: newState(domain), weighed: newState(domain), settledUntil: -1 };
    this.#attention.set(being, made);
    return made;
  }

  /** Until something changes, or what failed may be tried again, there is nothing to weigh. */
  #settle(being: Entity, { state, weighed, domain }: Attention): void {
    const attention = this.#attention.get(being);
    if (!attention || attention.domain !== domain) return;
    weighed.lo = state.lo;
    weighed.hi = state.hi;
    weighed.at = state.at;
    weighed.numbers.set(state.numbers);
    const now = this.#game.clock.now();
    let until = Infinity;
    for (const end of Object.values(being.need(Mind).vain)) if (end > now && end < until) until = end;
    attention.settledUntil = until;
  }

  #unsettle(being: Entity): void {
    const attention = this.#attention.get(being);
    if (attention) attention.settledUntil = -1;
  }

  #leaning(being: Entity): (goal: Goal) => number {
    const { goal: running } = being.need(Mind);
    return ({ name }) => (this.isVain(being, `goal:${name}`) ? 0 : name === running ? STEADFAST : 1);
  }

  /** Undefined: it pauses here, and goes on in its next thought. */
  #deliberate(
    being: Entity,
    domain: MindDomain,
    attention: Attention,
    leaning: (goal: Goal) => number,
  ): Decision | undefined {
    const { planner } = domain;
    attention.pending ??= new Deliberation(planner, attention.state, this.around(being, domain), {
      leaning,
      bonus: 0,
      mostStates: this.#mostStates,
    });
    this.counts.slices += 1;
    const decision = attention.pending.step({ states: SLICE });
    if (decision) delete attention.pending;
    return decision;
  }

  #carryThrough(
    being: Entity,
    domain: MindDomain,
    attention: Attention,
    { plan, considered }: Decision,
  ): number {
    const { actions, goals } = domain.planner.domain;
    const now = this.#game.clock.now();
    for (const { goal, plan: tried } of considered)
      if (tried && tried.outcome !== "found") being.edit(Mind).vain[`goal:${goals[goal]?.name}`] = now + VAIN;
    const steps = plan?.steps.map((step) => actions[step]?.name ?? "") ?? [];
    const { effort = 0, expanded = 0 } = plan ?? {};
    this.#note(being, { at: now, goals: considered, plan: steps, effort, expanded });
    const goal = plan && goals[plan.goal]?.name;
    // While it thought the world went on: what it thought out may be of no use any more.
    if (plan && steps.length > 0 && !domain.planner.validate(plan, attention.state)) return 0;
    const mind = being.need(Mind);
    const same = mind.goal === goal && mind.plan.join() === steps.join();
    if (!same) this.#setOut(being, steps.length > 0 ? goal : undefined, steps);
    this.#settle(being, attention);
    return steps.length > 0 ? this.#act(being, domain, attention) : IDLE;
  }

  /** For a tree: planned in one go, since the tree waits for it. */
  #planFor(being: Entity, goal: string): readonly string[] | undefined {
    const domain = this.domainOf(being);
    const index = domain?.planner.domain.goalOf.get(goal);
    if (!domain || index === undefined) return undefined;
    const state = newState(domain);
    senseInto(this.#game, being, domain, state);
    const begun = domain.planner.begin(index, state, this.around(being, domain));
    const plan =
      begun instanceof Planning ? (begun.step({ states: this.#mostStates }) ?? begun.cancel()) : begun;
    if (plan?.outcome !== "found") return undefined;
    return plan.steps.map((step) => domain.planner.domain.actions[step]?.name ?? "");
  }

  /** States that may be looked at for one plan. */
  get #mostStates(): number {
    return Math.max(1, Math.round(this.#limits.timeoutMs * STATES_A_MS));
  }

  #note(being: Entity, thought: Pick<Thought, "at" | "goals" | "plan"> & Partial<Thought>): void {
    const before = this.#thoughts.get(being);
    const { effort = 0, expanded = 0, last } = before ?? {};
    this.#thoughts.set(being, { effort, expanded, ...(last !== undefined && { last }), ...thought });
  }

  #came(being: Entity, words: string): void {
    const thought = this.#thoughts.get(being);
    if (thought) thought.last = words;
  }

  #setOut(being: Entity, goal: string | undefined, plan: string[]): void {
    const mind = being.edit(Mind);
    const now = this.#game.clock.now();
    if (mind.goal !== goal) mind.since = now;
    if (goal === undefined) delete mind.goal;
    else mind.goal = goal;
    mind.plan = plan;
    mind.data = {};
    mind.vain = Object.fromEntries(Object.entries(mind.vain).filter(([, end]) => end > now));
    this.onChange?.(being, goal === undefined ? "wants nothing more" : `${goal}: ${plan.join(", then ")}`);
  }

  /** The next step of its plan. */
  #act(being: Entity, domain: MindDomain, attention: Attention): number {
    const { plan, data: kept } = being.need(Mind);
    const name = plan[0] ?? "";
    let data = { ...kept };
    const duty = name === DAY ? this.duty(being) : undefined;
    // A new hour's business begins anew.
    const entry = duty && domain.archetype.day.indexOf(duty);
    if (entry !== undefined && data["entry"] !== entry) data = { entry };
    const progress = this.doer.take(being, name, data, (tree) => behave(this.#trees, being, tree));
    if (!being.alive || !being.has(Mind)) return IDLE;
    if (progress !== "done" && !("failed" in progress)) {
      if (!sameData(being.need(Mind).data, data)) being.edit(Mind).data = data;
      return progress.again;
    }
    attention.settledUntil = -1;
    return this.#ended(being, name, progress);
  }

  #ended(being: Entity, name: string, progress: Exclude<Progress, { again: number }>): number {
    const mind = being.edit(Mind);
    const now = this.#game.clock.now();
    mind.data = {};
    if (progress === "done") {
      const rest = this.#game.rules.minds.actions[name]?.rest ?? 0;
      if (rest > 0) mind.vain[name] = now + rest * 1_000;
      mind.plan = mind.plan.slice(1);
      this.#came(being, `${name}: done`);
    } else {
      mind.vain[name] = now + VAIN;
      mind.plan = [];
      this.#came(being, `${name}: ${progress.failed}`);
      this.onChange?.(being, `${name} failed. ${progress.failed}`);
    }
    this.#unsettle(being);
    return BUSY;
  }
}

function sameData(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
