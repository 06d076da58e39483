import { Deliberation, type Decision, type Goal, type State } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { isBusy } from "../bodies/activity.ts";
import { hasCondition } from "../bodies/effects.ts";
import { Captive, Combatant, Jailed, Mind } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { DayEntry } from "../rules/mind-schemas.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { Progress } from "./action.ts";
import { Attentions, type Attention } from "./attention.ts";
import { behave, type TreeMind } from "./behave.ts";
import { tearLoose } from "./captives.ts";
import { fade } from "./beliefs.ts";
import { Choices, PLANNER } from "./choosing.ts";
import { engaged } from "../voices/acts/engaged.ts";
import { Doer } from "./doer.ts";
import { DAY, type MindDomain } from "./domains.ts";
import { Journeys } from "./journeys.ts";
import { KnownDomains } from "./known-domains.ts";
import { sitOut } from "./needs.ts";
import { dutyOf, sameState, senseInto } from "./places.ts";
import type { Routes } from "./routes.ts";
import { Thoughts, type Thought } from "./thoughts.ts";
import { planAtOnce } from "./tree-plans.ts";
import { Weighing } from "./weighing.ts";

/** Milliseconds of world time. */
const IDLE = 4_000;
const BUSY = 700;
/** So long what failed is not thought of; and what it had to walk for, so that nobody runs to and fro. */
const VAIN = 20_000;
const VAIN_ERRAND = 60_000;
/** States that a mind looks at in one thought; a plan that takes more goes on in the next. */
const SLICE = 256;
/** What a millisecond of planning is taken for, in states: counted, so that the same world plans the same on any machine. */
export const STATES_A_MS = 100;

/** How far one plan may be sought. */
export interface PlanLimits {
  /** Steps of a plan. */
  maxDepth: number;
  /** Milliseconds over all slices, reckoned in states. */
  timeoutMs: number;
}

/** Thinks for one being at a time: what it wants most, how to get there, and the next step of it. */
export class Thinker {
  readonly routes: Routes;
  readonly doer: Doer;
  readonly journeys: Journeys;
  readonly choices: Choices;
  /** Thoughts so far, and those for which nothing had changed. */
  readonly counts = { thoughts: 0, unchanged: 0, slices: 0 };
  /** Told whenever a being comes to want something else, or goes about it in another way. */
  onChange: ((being: Entity, words: string) => void) | undefined;
  readonly #game: Game;
  readonly #limits: PlanLimits;
  readonly #thoughts = new Thoughts();
  readonly #attentions: Attentions;
  readonly #weighing: Weighing;
  readonly #domains: KnownDomains;
  readonly #trees: TreeMind;

  constructor(game: Game, runner: DeedRunner, routes: Routes, limits: PlanLimits) {
    this.#game = game;
    this.#limits = limits;
    this.routes = routes;
    this.doer = new Doer(game, runner, routes);
    this.journeys = new Journeys(game, routes);
    this.choices = new Choices(game);
    this.#weighing = new Weighing(game, this.choices);
    this.#attentions = new Attentions(game);
    this.#domains = new KnownDomains(game, { maxDepth: limits.maxDepth });
    this.#trees = { game, doer: this.doer, planFor: (being, goal) => this.#planFor(being, goal) };
  }

  thoughtOf(being: Entity): Thought | undefined {
    return this.#thoughts.of(being);
  }

  /** Planning statistics by archetype. */
  statistics(): ReturnType<KnownDomains["statistics"]> {
    return this.#domains.statistics();
  }

  /** Forgets what is half thought: of who thinks no more, or begins anew. */
  forget(being: Entity): void {
    this.#attentions.forget(being);
  }

  /** Takes an answer to what a being has asked about; it thinks anew. False: too late, or no answer to that. Only inside a turn. */
  choose(being: Entity, goal: string, by: string): boolean {
    const taken = this.choices.choose(being, goal, by);
    // What it was half through with thinking went by the old choice.
    if (taken) this.#attentions.forget(being);
    return taken;
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
    if (being.has(Jailed) || being.has(Captive)) return this.#bound(being);
    if (isBusy(being) || hasCondition(game, being, "stunned")) return BUSY;
    // Who shows somebody the way, or goes along with them, has given its word: until it is struck.
    if (engaged(game, being) && !being.has(Combatant)) return BUSY;
    this.counts.thoughts += 1;
    fade(game, being);
    const attention = this.#attentions.of(being, domain);
    const { state, weighed } = attention;
    senseInto(game, being, domain, state);
    const now = game.clock.now();
    if (now < attention.settledUntil && sameState(state, weighed)) {
      this.counts.unchanged += 1;
      return mind.goal === undefined ? IDLE : this.#act(being, domain, attention);
    }
    const leaning = this.#weighing.leaning(being, domain);
    const goals = this.#weighing.weigh(being, domain, state, leaning);
    this.#thoughts.note(being, { at: now, goals, plan: mind.plan, by: this.choices.by(being, mind.goal) });
    const [first] = goals;
    if (first?.standing !== "wanted") {
      if (mind.goal !== undefined || mind.plan.length > 0) this.#setOut(being, undefined, []);
      this.#attentions.settle(being, attention);
      return IDLE;
    }
    this.choices.consider(being, domain, goals);
    const wanted = domain.planner.domain.goals[first.goal];
    if (wanted?.name === mind.goal && this.isStillGood(domain, first.goal, being, state)) {
      attention.pending?.cancel();
      delete attention.pending;
      this.#attentions.settle(being, attention);
      return this.#act(being, domain, attention);
    }
    const decision = this.#deliberate(being, domain, attention, leaning);
    return decision ? this.#carryThrough(being, domain, attention, decision) : 0;
  }

  /** Who sits in a cell, or is led there, wants nothing: it is fed, and sleeps on the bench. */
  #bound(being: Entity): number {
    const mind = being.need(Mind);
    if (mind.goal !== undefined || mind.plan.length > 0) this.#setOut(being, undefined, []);
    this.#attentions.unsettle(being);
    if (being.has(Jailed)) sitOut(this.#game, being);
    else this.doer.act(tearLoose, being, {});
    return being.has(Jailed) ? IDLE : BUSY;
  }

  /** What the day asks of the being at this hour. */
  duty(being: Entity): DayEntry | undefined {
    return dutyOf(this.#game, being);
  }

  domainOf(being: Entity): MindDomain | undefined {
    return this.#domains.of(being);
  }

  /** What plans depend on besides the state: ways, what goes against the grain of its character, and what was in vain a moment ago. */
  around(being: Entity, domain: MindDomain): ConstructorParameters<typeof Deliberation>[2] {
    return { travel: this.journeys.of(being, domain), cost: this.#weighing.cost(being, domain) };
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
    const goal = plan && goals[plan.goal]?.name;
    const chosen = this.choices.chosen(being);
    if (chosen !== undefined && chosen !== goal) {
      // There is no way to what was chosen: its planner weighs all the rest again.
      this.choices.over(being);
      return 0;
    }
    const by = this.choices.by(being, goal);
    this.#thoughts.note(being, { at: now, goals: considered, plan: steps, by, effort, expanded });
    // While it thought the world went on: what it thought out may be of no use any more.
    if (plan && steps.length > 0 && !domain.planner.validate(plan, attention.state)) return 0;
    const mind = being.need(Mind);
    const same = mind.goal === goal && mind.plan.join() === steps.join();
    if (!same) this.#setOut(being, steps.length > 0 ? goal : undefined, steps);
    this.#attentions.settle(being, attention);
    return steps.length > 0 ? this.#act(being, domain, attention) : IDLE;
  }

  /** For a tree: planned in one go, since the tree waits for it. */
  #planFor(being: Entity, goal: string): readonly string[] | undefined {
    const domain = this.domainOf(being);
    return (
      domain && planAtOnce(this.#game, being, domain, goal, this.around(being, domain), this.#mostStates)
    );
  }

  /** States that may be looked at for one plan. */
  get #mostStates(): number {
    return Math.max(1, Math.round(this.#limits.timeoutMs * STATES_A_MS));
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
    const by = this.choices.by(being, goal);
    const chose = by === PLANNER ? "" : ` (${by} chose it)`;
    this.onChange?.(
      being,
      goal === undefined ? "wants nothing more" : `${goal}: ${plan.join(", then ")}${chose}`,
    );
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
    const { rest = 0, place = "@" } = this.#game.rules.minds.actions[name] ?? {};
    if (progress === "done") {
      if (rest > 0) mind.vain[name] = now + rest * 1_000;
      mind.plan = mind.plan.slice(1);
      this.#thoughts.came(being, `${name}: done`);
    } else {
      // Where it thinks somebody is may be elsewhere the next moment; what is not in the larder is not there the next moment either.
      mind.vain[name] = now + Math.max(place.startsWith("@") ? VAIN : VAIN_ERRAND, rest * 500);
      mind.plan = [];
      this.#thoughts.came(being, `${name}: ${progress.failed}`);
      this.onChange?.(being, `${name} failed. ${progress.failed}`);
    }
    this.#attentions.unsettle(being);
    return BUSY;
  }
}

function sameData(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
