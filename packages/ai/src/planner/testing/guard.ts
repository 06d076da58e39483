import { compile } from "../compile.ts";
import type { Domain } from "../domain.ts";
import type { DomainSpec } from "../spec.ts";

/** The domain of a spec without errors; throws their words otherwise. */
export function made(spec: DomainSpec): Domain {
  const compiled = compile(spec);
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join("\n"));
  return compiled.domain;
}

/** A guard who eats, heals and locks the gate. */
export const GUARD: DomainSpec = {
  facts: ["has-bread", "gate-locked", "has-key", "dusk", "healer-in"],
  numbers: { hunger: { max: 100 }, health: { max: 100 }, money: {} },
  places: ["market", "gate", "healer", "barracks"],
  actions: {
    "buy-bread": { when: { money: ">= 2" }, then: { money: -2, "has-bread": true }, place: "market" },
    "steal-bread": { then: { "has-bread": true }, cost: 20, place: "market" },
    eat: { when: { "has-bread": true }, then: { "has-bread": false, hunger: "= 0" } },
    "fetch-key": { then: { "has-key": true }, place: "barracks" },
    "lock-gate": { when: { "has-key": true }, then: { "gate-locked": true }, place: "gate" },
    "be-healed": {
      when: { money: ">= 10", "healer-in": true },
      then: { money: -10, health: 60 },
      place: "healer",
    },
    rest: { then: { health: 10 }, cost: 15, place: "barracks" },
  },
  goals: {
    "stay-alive": {
      want: { health: ">= 70" },
      priority: { add: [{ of: "health", curve: "inverse", weight: 2 }] },
    },
    eat: { want: { hunger: "<= 20" }, priority: { add: [{ of: "hunger" }] } },
    "lock-up": { want: { "gate-locked": true }, priority: { base: 0.8, when: { dusk: true } } },
  },
};
