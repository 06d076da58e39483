import type { Curve, Goal, State } from "./domain.ts";
import { hasFact, holds, satisfied } from "./domain.ts";

/** How a curve bends from 0 to 1 over x from 0 to 1. Logistic is scaled to begin at 0 and end at 1. */
export function bend(curve: Pick<Curve, "kind" | "steep" | "at">, x: number): number {
  switch (curve.kind) {
    case "inverse":
      return 1 - x;
    case "quadratic":
      return x * x;
    case "step":
      return x >= curve.at ? 1 : 0;
    case "logistic": {
      const rise = (at: number) => 1 / (1 + Math.exp(-curve.steep * (at - curve.at)));
      return curve.steep === 0 ? x : (rise(x) - rise(0)) / (rise(1) - rise(0));
    }
    default:
      return x;
  }
}

/** What one curve makes of a state, its weight included. */
export function evaluateCurve(curve: Curve, state: State): number {
  const value = curve.fact >= 0 ? Number(hasFact(state, curve.fact)) : state.numbers[curve.number]!;
  const x = Math.min(1, Math.max(0, (value - curve.from) / (curve.to - curve.from)));
  return curve.weight * bend(curve, x);
}

/** (base + the sum of what is added) × the product of what multiplies; 0 while its conditions do not hold. */
export function score(goal: Goal, state: State): number {
  const { base, when, add, times } = goal.priority;
  if (!holds(when, state)) return 0;
  let total = base;
  for (const curve of add) total += evaluateCurve(curve, state);
  for (const curve of times) total *= evaluateCurve(curve, state);
  return total;
}

/** Where a goal stands: to be pursued, reached already, or not wanted now (it scores 0 or less). */
export type Standing = "wanted" | "satisfied" | "unwanted";

export interface Inclination {
  /** The goal that is being pursued. It keeps a bonus until it is reached, so that minds do not dither. */
  readonly running?: number | undefined;
  /** Added to the running goal's score; 0.15 unless told. */
  readonly bonus?: number | undefined;
  /** What a goal's score is multiplied by for this one's character; 1 unless told. */
  readonly leaning?: ((goal: Goal) => number) | undefined;
}

export interface Weighed {
  readonly goal: number;
  /** Bonus and leaning included. */
  readonly score: number;
  readonly standing: Standing;
}

/** All goals, the most wanted first; among equals the one that was written first. A goal that is reached stands behind all that are not. */
export function weigh(goals: readonly Goal[], state: State, inclination: Inclination = {}): Weighed[] {
  const { running = -1, bonus = 0.15, leaning } = inclination;
  const rank = { wanted: 0, satisfied: 1, unwanted: 2 };
  return goals
    .map((goal): Weighed => {
      const base = score(goal, state) * (leaning?.(goal) ?? 1);
      const reached = satisfied(goal, state);
      const total = base > 0 && !reached && goal.index === running ? base + bonus : base;
      return {
        goal: goal.index,
        score: total,
        standing: !(total > 0) ? "unwanted" : reached ? "satisfied" : "wanted",
      };
    })
    .sort((a, b) => rank[a.standing] - rank[b.standing] || b.score - a.score || a.goal - b.goal);
}
