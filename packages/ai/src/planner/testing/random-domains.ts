import fc from "fast-check";
import type { Compiled } from "../compile.ts";
import { compile } from "../compile.ts";
import type { Domain, State } from "../domain.ts";
import { createState, setFact } from "../domain.ts";
import type { Circumstances } from "../keys.ts";
import { createTravel } from "../keys.ts";
import type { ActionSpec, ConditionSpec, DomainSpec, EffectSpec, GoalSpec } from "../spec.ts";

const FACTS = ["armed", "fed", "warm", "has-key"];
const NUMBERS = { money: { max: 7 }, wood: { min: -2, max: 4 } };
const PLACES = ["forge", "market", "wood-lot"];

const condition = fc.oneof(
  fc.tuple(fc.constantFrom(...FACTS), fc.boolean()),
  fc.tuple(
    fc.constant("money"),
    fc.integer({ min: 1, max: 7 }).map((n) => `>= ${n}`),
  ),
  fc.tuple(
    fc.constant("money"),
    fc.integer({ min: 0, max: 4 }).map((n) => `<= ${n}`),
  ),
  fc.tuple(
    fc.constant("wood"),
    fc.integer({ min: -1, max: 2 }).map((n) => `${n}..${n + 2}`),
  ),
);
const effect = fc.oneof(
  fc.tuple(fc.constantFrom(...FACTS), fc.boolean()),
  fc.tuple(
    fc.constantFrom("money", "wood"),
    fc.constantFrom("+1", "+2", "+3", "-1", "-2", "-3", "= 0", "= 3"),
  ),
);
const action: fc.Arbitrary<ActionSpec> = fc
  .record({
    when: fc.array<[string, ConditionSpec]>(condition, { maxLength: 2 }).map(Object.fromEntries),
    then: fc.array<[string, EffectSpec]>(effect, { minLength: 1, maxLength: 3 }).map(Object.fromEntries),
    cost: fc.integer({ min: 1, max: 12 }),
    place: fc.option(fc.constantFrom(...PLACES), { nil: undefined }),
  })
  .map(({ place, ...rest }) => (place === undefined ? rest : { ...rest, place }));
const goal: fc.Arbitrary<GoalSpec> = fc
  .record({
    want: fc
      .array<[string, ConditionSpec]>(condition, { minLength: 1, maxLength: 3 })
      .map(Object.fromEntries),
    at: fc.option(fc.constantFrom(...PLACES), { nil: undefined, freq: 4 }),
  })
  .map(({ at, ...rest }) => (at === undefined ? rest : { ...rest, at }));

/** A domain small enough to be searched exhaustively, a state of it, and ways between its places. */
export interface Scene {
  readonly spec: DomainSpec;
  readonly domain: Domain;
  readonly state: State;
  readonly around: Circumstances;
}

/** Makes scenes. Domains whose goal no action serves are no domains, and are not among them. */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    actions: fc.dictionary(fc.constantFrom(..."abcdefgh"), action, { minKeys: 1, maxKeys: 8 }),
    goal,
  })
  .map(({ actions, goal }): { spec: DomainSpec; compiled: Compiled } => {
    const spec = { facts: FACTS, numbers: NUMBERS, places: PLACES, actions, goals: { goal } };
    return { spec, compiled: compile(spec) };
  })
  .filter(({ compiled }) => compiled.ok)
  .chain(({ spec, compiled }) => {
    if (!compiled.ok) throw new Error("filtered above");
    const { domain } = compiled;
    const inputs = {
      state: states(domain),
      on: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
    };
    return fc.record(inputs).map(({ state, on }) => {
      // Places on a line keep the triangle inequality.
      const travel = createTravel(domain, (from, to) => Math.abs(on[from]! - on[to]!));
      return { spec, domain, state, around: { travel } };
    });
  });

export function states(domain: Domain): fc.Arbitrary<State> {
  return fc
    .record({
      facts: fc.integer({ min: 0, max: 15 }),
      money: fc.integer({ min: 0, max: 7 }),
      wood: fc.integer({ min: -2, max: 4 }),
      at: fc.integer({ min: 0, max: domain.elsewhere }),
    })
    .map(({ facts, at, ...numbers }) => {
      const state = createState(domain, { numbers });
      for (let fact = 0; fact < 4; fact++) setFact(state, fact, ((facts >> fact) & 1) === 1);
      state.at = at;
      return state;
    });
}
