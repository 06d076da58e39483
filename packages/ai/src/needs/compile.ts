import { didYouMean } from "../planner/nearest.ts";
import type { CurveKind, Fault } from "../planner/spec.ts";
import { Need } from "./need.ts";
import type { NeedSpec } from "./spec.ts";

const CURVES: readonly CurveKind[] = ["linear", "inverse", "logistic", "step", "quadratic"];

export type CompiledNeeds =
  | { readonly ok: true; readonly needs: ReadonlyMap<string, Need> }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Checks needs by name. All faults are found at once, each with its path through the data; with any there are no needs. */
export function compileNeeds(specs: Readonly<Record<string, NeedSpec>>): CompiledNeeds {
  const faults: Fault[] = [];
  const needs = new Map<string, Need>();
  for (const [name, spec] of Object.entries(specs)) {
    check(name, spec, faults);
    needs.set(name, new Need(name, spec));
  }
  return faults.length === 0 ? { ok: true, needs } : { ok: false, faults };
}

function check(name: string, spec: NeedSpec, faults: Fault[]): void {
  const fault = (message: string, ...path: string[]): void => {
    faults.push({ path: [name, ...path], level: "error", message });
  };
  const {
    max = 100,
    begins = 0,
    towards = 0,
    halfLife,
    perHour,
    weight = 1,
    steep = 10,
    at = 0.5,
    curve = "linear",
  } = spec;
  if (!Number.isInteger(max) || max < 1) fault("The worst is a whole number over 0.", "max");
  for (const [key, value] of Object.entries({ begins, towards }))
    if (!Number.isInteger(value) || value < 0 || value > max)
      fault(`Write a whole number from 0 to ${max}.`, key);
  if (perHour !== undefined && halfLife !== undefined)
    fault("It grows by the hour or it fades by half: give one of 'perHour' and 'halfLife'.", "halfLife");
  if (perHour === undefined && halfLife === undefined)
    fault("Say what it does in an hour: 'perHour', or 'halfLife' for what fades.");
  if (towards !== 0 && halfLife === undefined)
    fault("Only what has a 'halfLife' fades towards something.", "towards");
  if (perHour !== undefined && !Number.isFinite(perHour)) fault("Write a number.", "perHour");
  if (halfLife !== undefined && !(halfLife > 0 && halfLife < Number.POSITIVE_INFINITY))
    fault("Write hours, over 0.", "halfLife");
  for (const [activity, rate] of Object.entries(spec.while ?? {}))
    if (!Number.isFinite(rate)) fault("Write a number.", "while", activity);
  const thresholds = new Map<number, string>();
  for (const [level, threshold] of Object.entries(spec.levels ?? {})) {
    const other = thresholds.get(threshold);
    if (!Number.isInteger(threshold) || threshold < 1 || threshold > max)
      fault(`A level begins at a whole number from 1 to ${max}.`, "levels", level);
    else if (other !== undefined)
      fault(`'${level}' and '${other}' begin at the same ${threshold}.`, "levels", level);
    thresholds.set(threshold, level);
  }
  if (!CURVES.includes(curve))
    fault(
      `There is no curve '${curve}'${didYouMean(curve, CURVES) || `: write ${CURVES.join(", ")}.`}`,
      "curve",
    );
  const { from = 0, to = max } = spec;
  if (![from, to, weight, steep, at].every(Number.isFinite)) fault("A curve is made of numbers.", "curve");
  else if (from >= to) fault(`'from' (${from}) must be under 'to' (${to}).`, "from");
}
