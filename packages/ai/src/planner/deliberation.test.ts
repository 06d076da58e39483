import { describe, expect, it } from "vitest";
import type { Decision } from "./deliberation.ts";
import { decide, Deliberation } from "./deliberation.ts";
import { createState } from "./domain.ts";
import type { Action } from "./domain.ts";
import { Planner } from "./planner.ts";
import { GUARD, made } from "./testing/guard.ts";

const domain = made(GUARD);

function told({ plan, considered }: Decision): string[] {
  const steps = plan?.steps.map((step) => domain.actions[step]!.name).join(", ") ?? "nothing";
  return [steps, ...considered.map(({ goal, standing }) => `${domain.goals[goal]!.name}: ${standing}`)];
}

const hurtAtDusk = createState(domain, {
  facts: ["dusk", "healer-in"],
  numbers: { health: 20, hunger: 50, money: 12 },
});

describe("A deliberation", () => {
  it("plans for what is wanted most, and remembers what lost and why", () => {
    expect(told(decide(new Planner(domain), hurtAtDusk))).toEqual([
      "be-healed",
      "stay-alive: chosen",
      "lock-up: outscored",
      "eat: outscored",
    ]);
    const fed = createState(domain, { facts: ["dusk"], numbers: { health: 90, hunger: 10 } });
    expect(told(decide(new Planner(domain), fed))).toEqual([
      "fetch-key, lock-gate",
      "lock-up: chosen",
      "stay-alive: satisfied",
      "eat: satisfied",
    ]);
  });

  it("goes to the next goal where there is no plan, and keeps how looking for one ended", () => {
    const barred = ({ name }: Action) => (name === "rest" ? Infinity : 1);
    const alone = createState(domain, { facts: ["dusk"], numbers: { health: 20, hunger: 50, money: 12 } });
    const decision = decide(new Planner(domain), alone, { cost: barred });
    expect(told(decision)).toEqual([
      "fetch-key, lock-gate",
      "stay-alive: no plan",
      "lock-up: chosen",
      "eat: outscored",
    ]);
    expect(decision.considered[0]!.plan).toMatchObject({ outcome: "none", steps: [] });
  });

  it("decides for nothing when nothing is wanted or can be had", () => {
    const content = createState(domain, { numbers: { health: 100 } });
    expect(told(decide(new Planner(domain), content))).toEqual([
      "nothing",
      "stay-alive: unwanted",
      "eat: unwanted",
      "lock-up: unwanted",
    ]);
    const stuck = decide(new Planner(domain), hurtAtDusk, { cost: () => Infinity });
    expect(told(stuck)).toEqual(["nothing", "stay-alive: no plan", "lock-up: no plan", "eat: no plan"]);
  });

  it("comes to the same decision one state at a time, though the world changes meanwhile", () => {
    const planner = new Planner(domain, { cacheSize: 0 });
    const state = { ...hurtAtDusk, numbers: hurtAtDusk.numbers.slice() };
    const deliberation = new Deliberation(planner, state);
    state.numbers.fill(0);
    let slices = 0;
    let decision: Decision | undefined;
    while (decision === undefined) {
      decision = deliberation.step({ states: 1 });
      slices++;
    }
    expect(slices).toBeGreaterThan(1);
    expect(told(decision)).toEqual(told(decide(planner, hurtAtDusk)));
  });

  it("gives a goal up when its states or its time are used up, by the clock of its slices", () => {
    let clock = 0;
    const now = () => (clock += 5);
    const timeouts = (options: object, slice: object) => {
      const deliberation = new Deliberation(new Planner(domain, { cacheSize: 0 }), hurtAtDusk, {}, options);
      let decision: Decision | undefined;
      for (let i = 0; i < 100 && decision === undefined; i++) decision = deliberation.step(slice);
      return decision!.considered.map(({ plan }) => plan?.outcome);
    };
    expect(timeouts({ mostStates: 1 }, {})).toEqual(["timeout", "timeout", "timeout"]);
    expect(timeouts({ timeout: 1 }, { states: 1, now })).toEqual(["timeout", "timeout", "timeout"]);
    expect(timeouts({ mostStates: 500, timeout: 1e6 }, { states: 1, now })).toEqual([
      "found",
      undefined,
      undefined,
    ]);
  });

  it("waits while all searches are in use, and cancelling lets one go", () => {
    const planner = new Planner(domain, { searches: 1, cacheSize: 0 });
    const first = new Deliberation(planner, hurtAtDusk);
    const second = new Deliberation(planner, hurtAtDusk);
    expect(first.step({ states: 1 })).toBeUndefined();
    expect(second.step()).toBeUndefined();
    first.cancel();
    expect(first.step()).toEqual({ plan: undefined, considered: [] });
    expect(told(second.step()!)[0]).toBe("be-healed");
  });
});
