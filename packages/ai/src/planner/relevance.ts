import type { Action, Conditions, Domain, Goal } from "./domain.ts";

/** The four directions in which conditions can want something, as bits of facts and of numbers. */
export interface Wanted {
  trueLo: number;
  trueHi: number;
  falseLo: number;
  falseHi: number;
  /** Numbers that are wanted greater, and smaller: one bit each. */
  more: number;
  less: number;
}

export function nothingWanted(): Wanted {
  return { trueLo: 0, trueHi: 0, falseLo: 0, falseHi: 0, more: 0, less: 0 };
}

/** Adds what the conditions want. A bound that the number's own bounds keep anyway is not wanted. */
export function want(domain: Domain, wanted: Wanted, conditions: Conditions): void {
  wanted.trueLo |= conditions.trueLo;
  wanted.trueHi |= conditions.trueHi;
  wanted.falseLo |= conditions.falseLo;
  wanted.falseHi |= conditions.falseHi;
  const { ranges } = conditions;
  for (let i = 0; i < ranges.length; i += 3) {
    const number = ranges[i]!;
    if (ranges[i + 1]! > domain.min[number]!) wanted.more |= 1 << number;
    if (ranges[i + 2]! < domain.max[number]!) wanted.less |= 1 << number;
  }
}

/** Whether the action can bring anything wanted about. Setting a number may help in either direction. */
export function helps(action: Action, wanted: Wanted): boolean {
  if ((action.setLo & wanted.trueLo) !== 0 || (action.setHi & wanted.trueHi) !== 0) return true;
  if ((action.clearLo & wanted.falseLo) !== 0 || (action.clearHi & wanted.falseHi) !== 0) return true;
  const changes = action.numbers;
  for (let i = 0; i < changes.length; i += 3) {
    const bit = 1 << changes[i]!;
    if (changes[i + 1] === 1) {
      if (((wanted.more | wanted.less) & bit) !== 0) return true;
    } else if (((changes[i + 2]! > 0 ? wanted.more : wanted.less) & bit) !== 0) return true;
  }
  return false;
}

/**
 * The actions that can serve a goal, directly or by making another one possible. Leaving the others out loses no plan and makes
 * none dearer: they bring nothing wanted about, and walking by way of their places is no shorter (`Travel` keeps the triangle
 * inequality).
 */
export function relevantActions(domain: Domain, goal: Goal): { actions: Action[]; wanted: Wanted } {
  const wanted = nothingWanted();
  want(domain, wanted, goal.want);
  const chosen = new Set<Action>();
  for (let before = -1; before !== chosen.size; ) {
    before = chosen.size;
    for (const action of domain.actions) {
      if (chosen.has(action) || !(helps(action, wanted) || (goal.at >= 0 && action.place === goal.at)))
        continue;
      chosen.add(action);
      want(domain, wanted, action.when);
    }
  }
  return { actions: domain.actions.filter((action) => chosen.has(action)), wanted };
}
