import type { Action, Conditions, Domain, State } from "./domain.ts";
import { apply, copyState, createState, hasFact } from "./domain.ts";
import type { Circumstances } from "./keys.ts";
import type { Plan, Planner } from "./planner.ts";
import { HUNDREDTHS } from "./units.ts";
import { eachCondition } from "./useless.ts";

/** What does not hold of some conditions, each as a sentence: "money is 2 and must be at least 5". */
export function unmet(domain: Domain, conditions: Conditions, state: State): string[] {
  const found: string[] = [];
  for (const [name, one] of eachCondition(domain, conditions)) {
    const fact = domain.factOf.get(name);
    if (fact !== undefined) {
      const wanted = (one.trueLo | one.trueHi) !== 0;
      if (hasFact(state, fact) !== wanted)
        found.push(`${name} is ${String(!wanted)} and must be ${String(wanted)}`);
      continue;
    }
    const number = domain.numberOf.get(name)!;
    const value = state.numbers[number]!;
    if (value < one.ranges[1]!) found.push(`${name} is ${value} and must be at least ${one.ranges[1]}`);
    if (value > one.ranges[2]!) found.push(`${name} is ${value} and must be at most ${one.ranges[2]}`);
  }
  return found;
}

/** Why a plan can no longer be done, in words; undefined while it can. */
export function flawOf(planner: Planner, plan: Plan, state: State, from = 0): string | undefined {
  const flaw = planner.firstFlaw(plan, state, from);
  if (flaw < 0) return undefined;
  const { domain } = planner;
  const now = createState(domain);
  copyState(state, now);
  for (const step of plan.steps.slice(from, flaw)) apply(domain, domain.actions[step]!, now);
  const step = plan.steps[flaw];
  const goal = domain.goals[plan.goal]!;
  if (step === undefined) {
    const missing = unmet(domain, goal.want, now);
    if (goal.at >= 0 && goal.at !== now.at) missing.push(`it does not end at ${domain.places[goal.at]}`);
    return `${goal.name} is not reached: ${missing.join(", ")}`;
  }
  const { name, when } = domain.actions[step]!;
  return `${name} cannot be done: ${unmet(domain, when, now).join(", ")}`;
}

/** A plan that lost: what it would do instead of which action, and what more it costs. */
export interface Alternative {
  readonly without: Action;
  readonly plan: Plan;
  readonly dearerBy: number;
}

/**
 * Other plans for the same goal, the cheapest first: what would be done if one of the plan's actions could not be. Plans anew for each of
 * them, so it is for somebody who asks, not for every decision.
 */
export function alternatives(
  planner: Planner,
  plan: Plan,
  state: State,
  around: Circumstances = {},
  most = 3,
): Alternative[] {
  const { domain } = planner;
  const found: Alternative[] = [];
  const seen = new Set([plan.steps.join()]);
  for (const step of new Set(plan.steps)) {
    const without = domain.actions[step]!;
    const cost = (action: Action, at: State) =>
      action === without ? Infinity : (around.cost?.(action, at) ?? action.cost / HUNDREDTHS);
    const other = planner.plan(plan.goal, state, { ...around, cost });
    if (other.outcome !== "found" || seen.has(other.steps.join())) continue;
    seen.add(other.steps.join());
    found.push({ without, plan: other, dearerBy: other.effort - plan.effort });
  }
  return found
    .sort((a, b) => a.plan.effort - b.plan.effort || a.without.index - b.without.index)
    .slice(0, most);
}
