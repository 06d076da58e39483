import {
  compile,
  Planner,
  type ActionSpec,
  type CurveSpec,
  type DomainSpec,
  type Fault,
  type GoalSpec,
  type PrioritySpec,
} from "@wyldlands/ai";
import type { Archetype, MindRules } from "../rules/mind-schemas.ts";
import type { Leanings } from "./leanings.ts";
import type { SenseName } from "./sense-names.ts";

/** The fact that a being is about its day's business; no sense tells it, so that there is always reason to go on with it. */
export const ON_DUTY = "on-duty";
/** The action that does what the day asks for, and the place where. */
export const DAY = "day";
export const DAY_PLACE = "@day";

/** A sense behind a fact or number of a domain, which has that index. */
export interface Sensed {
  readonly index: number;
  readonly sense: SenseName;
  readonly of: readonly string[];
  readonly over: number;
  readonly under: number;
}

/** What a sense is asked once for all facts and numbers that go by it. */
export interface Reading {
  readonly sense: SenseName;
  readonly of: readonly string[];
  readonly facts: readonly Sensed[];
  /** Numbers of the domain, by index. */
  readonly numbers: readonly number[];
}

/** All that the minds of one archetype think with. */
export interface MindDomain {
  readonly name: string;
  readonly archetype: Archetype;
  readonly planner: Planner;
  readonly readings: readonly Reading[];
  /** What of it goes by character, by the name of the goal or action. */
  readonly leanings: {
    readonly goals: ReadonlyMap<string, Leanings>;
    readonly actions: ReadonlyMap<string, Leanings>;
  };
}

export type MadeDomain = { ok: true; domain: MindDomain } | { ok: false; faults: readonly Fault[] };

/** What the planner is given for an archetype: its own goals and actions, and whatever facts, numbers and places they speak of. */
export function specOf(rules: MindRules, archetype: Archetype): DomainSpec {
  const actions: Record<string, ActionSpec> = {};
  const goals: Record<string, GoalSpec> = {};
  const places = new Set<string>();
  for (const name of archetype.actions) {
    const rule = rules.actions[name];
    if (!rule) continue;
    const { when, then, cost, place } = rule;
    actions[name] = { when, then, cost, ...(place !== undefined && { place }) };
    if (place !== undefined) places.add(place);
  }
  if (archetype.day.length > 0) {
    actions[DAY] = { then: { [ON_DUTY]: true }, place: DAY_PLACE };
    places.add(DAY_PLACE);
  }
  for (const name of archetype.goals) {
    const rule = rules.goals[name];
    if (rule) goals[name] = { want: rule.want, priority: priorityOf(rule.priority) };
  }
  const named = namesIn(actions, goals);
  const numbers = Object.entries(rules.numbers).filter(([name]) => named.has(name));
  return {
    facts: [...Object.keys(rules.facts), ON_DUTY].filter((name) => named.has(name)),
    numbers: Object.fromEntries(numbers.map(([name, { max, levels }]) => [name, { max, levels }])),
    places: [...places],
    actions,
    goals,
  };
}

/** Makes what the minds of an archetype think with; faults when the rules contradict themselves. */
export function makeDomain(
  rules: MindRules,
  name: string,
  archetype: Archetype,
  options: ConstructorParameters<typeof Planner>[1] = {},
): MadeDomain {
  const compiled = compile(specOf(rules, archetype));
  if (!compiled.ok) return compiled;
  const { domain } = compiled;
  const sensed = (names: readonly string[], of: Readonly<Record<string, SenseRule>>): Sensed[] =>
    names.flatMap((each, index) => {
      const rule = of[each];
      return rule ? [{ index, ...sensedBy(rule) }] : [];
    });
  return {
    ok: true,
    domain: {
      name,
      archetype,
      planner: new Planner(domain, options),
      readings: readingsOf(sensed(domain.facts, rules.facts), sensed(domain.numbers, rules.numbers)),
      leanings: {
        goals: leaningsOf(archetype.goals, (goal) => rules.goals[goal]?.priority.traits),
        actions: leaningsOf(archetype.actions, (action) => rules.actions[action]?.traits),
      },
    },
  };
}

function readingsOf(facts: readonly Sensed[], numbers: readonly Sensed[]): Reading[] {
  const readings = new Map<
    string,
    { sense: SenseName; of: readonly string[]; facts: Sensed[]; numbers: number[] }
  >();
  const readingOf = ({ sense, of }: Sensed) => {
    const key = [sense, ...of].join("\0");
    const reading = readings.get(key) ?? { sense, of, facts: [], numbers: [] };
    readings.set(key, reading);
    return reading;
  };
  for (const fact of facts) readingOf(fact).facts.push(fact);
  for (const number of numbers) readingOf(number).numbers.push(number.index);
  return [...readings.values()];
}

function leaningsOf(
  names: readonly string[],
  traits: (name: string) => Leanings | undefined,
): Map<string, Leanings> {
  return new Map(
    names.flatMap((name) => {
      const own = traits(name);
      return own !== undefined && Object.keys(own).length > 0 ? [[name, own] as const] : [];
    }),
  );
}

interface SenseRule {
  sense: SenseName;
  of: readonly string[];
  over?: number | undefined;
  under?: number | undefined;
}

/** What a rule asks of a sense; without bounds it counts as so from above 0. */
export function sensedBy({ sense, of, over, under }: SenseRule): Omit<Sensed, "index"> {
  return { sense, of, over: over ?? (under === undefined ? 0 : -Infinity), under: under ?? Infinity };
}

/** Without what is not written: the planner's own defaults stand. */
function priorityOf({ base, when, add, times }: MindRules["goals"][string]["priority"]): PrioritySpec {
  const curves = (all: typeof add): CurveSpec[] =>
    all.map(({ of, curve, from, to, weight }) => ({
      of,
      curve,
      weight,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    }));
  return { base, when, add: curves(add), times: curves(times) };
}

function namesIn(
  actions: Readonly<Record<string, ActionSpec>>,
  goals: Readonly<Record<string, GoalSpec>>,
): Set<string> {
  const names = new Set<string>();
  const all = (record: object = {}): void => {
    for (const key of Object.keys(record)) names.add(key);
  };
  for (const { when, then } of Object.values(actions)) {
    all(when);
    all(then);
  }
  for (const { want, priority } of Object.values(goals)) {
    all(want);
    all(priority?.when);
    for (const { of } of [...(priority?.add ?? []), ...(priority?.times ?? [])]) names.add(of);
  }
  return names;
}
