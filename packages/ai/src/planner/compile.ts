import type { Action, Curve, Domain, Goal, Priority } from "./domain.ts";
import { findUseless } from "./useless.ts";
import { didYouMean } from "./nearest.ts";
import type { CurveSpec, DomainSpec, Fault, PrioritySpec } from "./spec.ts";
import type { Names, Path } from "./terms.ts";
import { fault, readBounds, readConditions, readEffects } from "./terms.ts";
import { HUNDREDTHS } from "./units.ts";

export const MAX_FACTS = 64;
export const MAX_NUMBERS = 16;
export const MAX_PLACES = 60;

export type Compiled =
  | { readonly ok: true; readonly domain: Domain; readonly warnings: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Makes a domain of what builders wrote. All faults are found at once; with any error there is no domain. */
export function compile(spec: DomainSpec): Compiled {
  const names = readNames(spec);
  const actions: Action[] = [];
  const actionOf = new Map<string, number>();
  for (const [name, given] of Object.entries(spec.actions)) {
    const path = ["actions", name];
    const cost = given.cost ?? 1;
    if (!(cost >= 0.01 && cost <= 1_000_000))
      fault(names, [...path, "cost"], "An effort is a number from 0.01 to a million.");
    const index = actions.length;
    actionOf.set(name, index);
    const when = readConditions(names, [...path, "when"], given.when);
    const effects = readEffects(names, [...path, "then"], given.then);
    const place = readPlace(names, [...path, "place"], given.place);
    actions.push({ name, index, when, ...effects, cost: Math.round(cost * HUNDREDTHS), place });
  }
  const goals: Goal[] = [];
  const goalOf = new Map<string, number>();
  for (const [name, given] of Object.entries(spec.goals)) {
    const path = ["goals", name];
    const index = goals.length;
    goalOf.set(name, index);
    const want = readConditions(names, [...path, "want"], given.want);
    const at = readPlace(names, [...path, "at"], given.at);
    if (at < 0 && Object.keys(given.want ?? {}).length === 0)
      fault(names, path, `The goal '${name}' wants nothing: give it 'want' or 'at'.`);
    goals.push({
      name,
      index,
      want,
      at,
      priority: readPriority(names, [...path, "priority"], given.priority),
    });
  }
  const domain: Domain = {
    facts: [...names.factOf.keys()],
    numbers: [...names.numberOf.keys()],
    places: [...names.placeOf.keys()],
    actions,
    goals,
    min: names.min,
    max: names.max,
    elsewhere: names.placeOf.size,
    factOf: names.factOf,
    numberOf: names.numberOf,
    placeOf: names.placeOf,
    actionOf,
    goalOf,
  };
  const isError = (one: Fault) => one.level === "error";
  if (!names.faults.some(isError)) findUseless(domain, names.faults);
  const faults = names.faults;
  return faults.some(isError) ? { ok: false, faults } : { ok: true, domain, warnings: faults };
}

function readNames(spec: DomainSpec): Names {
  const numbers = Object.entries(spec.numbers ?? {});
  const names: Names = {
    factOf: new Map(),
    numberOf: new Map(),
    placeOf: new Map(),
    levels: numbers.map(([, { levels }]) => levels ?? {}),
    min: new Int32Array(numbers.length),
    max: new Int32Array(numbers.length),
    faults: [],
  };
  for (const [i, [name, given]] of numbers.entries()) {
    const { min, max, message } = readBounds(given);
    if (message !== undefined) fault(names, ["numbers", name], message);
    names.min[i] = min;
    names.max[i] = max;
    names.numberOf.set(name, i);
    for (const [level, value] of Object.entries(given.levels ?? {})) {
      if (!Number.isInteger(value) || value < min || value > max)
        fault(names, ["numbers", name, "levels", level], `A level is whole, from ${min} to ${max}.`);
    }
  }
  for (const [i, name] of (spec.facts ?? []).entries()) {
    if (names.numberOf.has(name)) fault(names, ["facts", i], `'${name}' is a number already.`);
    if (names.factOf.has(name)) fault(names, ["facts", i], `The fact '${name}' is there twice.`);
    else names.factOf.set(name, names.factOf.size);
  }
  for (const [i, name] of (spec.places ?? []).entries()) {
    if (names.placeOf.has(name)) fault(names, ["places", i], `The place '${name}' is there twice.`);
    else names.placeOf.set(name, names.placeOf.size);
  }
  const limits: [string, number, number][] = [
    ["facts", names.factOf.size, MAX_FACTS],
    ["numbers", names.numberOf.size, MAX_NUMBERS],
    ["places", names.placeOf.size, MAX_PLACES],
  ];
  for (const [what, count, most] of limits)
    if (count > most) fault(names, [what], `A domain has at most ${most} ${what}; this one has ${count}.`);
  return names;
}

function readPlace(names: Names, path: Path, name: string | undefined): number {
  if (name === undefined) return -1;
  const index = names.placeOf.get(name);
  if (index !== undefined) return index;
  const hint = didYouMean(name, names.placeOf.keys());
  fault(names, path, `There is no place '${name}'${hint === "" ? "." : hint}`);
  return -1;
}

function readPriority(names: Names, path: Path, spec: PrioritySpec = {}): Priority {
  const curves = (part: "add" | "times") =>
    (spec[part] ?? []).map((curve, i) => readCurve(names, [...path, part, i], curve));
  const base = spec.base ?? (spec.add === undefined ? 1 : 0);
  if (!Number.isFinite(base)) fault(names, [...path, "base"], "A base is a number.");
  return {
    base,
    when: readConditions(names, [...path, "when"], spec.when),
    add: curves("add"),
    times: curves("times"),
  };
}

const KINDS = ["linear", "inverse", "logistic", "step", "quadratic"];

function readCurve(names: Names, path: Path, spec: CurveSpec): Curve {
  const fact = names.factOf.get(spec.of) ?? -1;
  const number = names.numberOf.get(spec.of) ?? -1;
  const kind = spec.curve ?? "linear";
  const from = spec.from ?? (number < 0 ? 0 : names.min[number]!);
  const to = spec.to ?? (number < 0 ? 1 : names.max[number]!);
  const { weight = 1, steep = 10, at = 0.5 } = spec;
  if (fact < 0 && number < 0) {
    const hint = didYouMean(spec.of, [...names.factOf.keys(), ...names.numberOf.keys()]);
    fault(names, [...path, "of"], `'${spec.of}' is neither a fact nor a number of this domain${hint || "."}`);
  }
  if (!KINDS.includes(kind)) {
    const hint = didYouMean(kind, KINDS);
    fault(names, [...path, "curve"], `There is no curve '${kind}'${hint || `: write ${KINDS.join(", ")}.`}`);
  }
  if (![from, to, weight, steep, at].every(Number.isFinite))
    fault(names, path, "A curve is made of numbers.");
  else if (from >= to)
    fault(names, path, `A curve goes up: 'from' (${from}) must be under 'to' (${to}). Use inverse to fall.`);
  return { fact, number, kind, from, to, weight, steep, at };
}
