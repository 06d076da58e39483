import type { Domain, Goal, State } from "../domain.ts";
import { apply, holds, satisfied } from "../domain.ts";
import type { Circumstances } from "../keys.ts";
import { BARRED } from "../keys.ts";
import { HUNDREDTHS } from "../units.ts";

/** Effort of walking between two places, as the search counts it. */
function walk(around: Circumstances, from: number, to: number): number {
  const travel = around.travel;
  if (to < 0 || from === to || travel === undefined) return 0;
  const effort = travel.efforts[from * travel.size + to]!;
  return effort >= BARRED ? Infinity : effort / HUNDREDTHS;
}

/** The least effort that leads to the goal, by looking at every state and every action; Infinity when nothing does. */
export function leastEffort(domain: Domain, goal: Goal, start: State, around: Circumstances): number {
  const name = (state: State) => `${state.lo} ${state.hi} ${state.at} ${state.numbers.join(" ")}`;
  const spent = new Map<string, number>([[name(start), 0]]);
  const rings: Map<number, State[]> = new Map([[0, [start]]]);
  for (let effort = 0; rings.size > 0; effort++) {
    const ring = rings.get(effort) ?? [];
    rings.delete(effort);
    for (const state of ring) {
      if (spent.get(name(state)) !== effort) continue;
      if (satisfied(goal, state)) return effort;
      for (const action of domain.actions) {
        if (!holds(action.when, state)) continue;
        const next = { ...state, numbers: state.numbers.slice() };
        apply(domain, action, next);
        const total = effort + action.cost / HUNDREDTHS + walk(around, state.at, action.place);
        if (total >= (spent.get(name(next)) ?? Infinity)) continue;
        spent.set(name(next), total);
        rings.set(total, [...(rings.get(total) ?? []), next]);
      }
    }
  }
  return Infinity;
}

/** What doing the steps costs; throws at a step that cannot be done, and when they do not end in the goal. */
export function effortOfDoing(
  domain: Domain,
  goal: Goal,
  start: State,
  steps: readonly number[],
  around: Circumstances,
): number {
  const state = { ...start, numbers: start.numbers.slice() };
  let effort = 0;
  for (const step of steps) {
    const action = domain.actions[step]!;
    if (!holds(action.when, state)) throw new Error(`${action.name} cannot be done now.`);
    effort += action.cost / HUNDREDTHS + walk(around, state.at, action.place);
    apply(domain, action, state);
  }
  if (!satisfied(goal, state)) throw new Error("The plan does not end in its goal.");
  return effort;
}
