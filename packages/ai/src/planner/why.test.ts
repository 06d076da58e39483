import { describe, expect, it } from "vitest";
import { createState } from "./domain.ts";
import { Planner } from "./planner.ts";
import { GUARD, made } from "./testing/guard.ts";
import { alternatives, flawOf, unmet } from "./why.ts";

const domain = made(GUARD);
const planner = new Planner(domain);
const [STAY_ALIVE, EAT] = [0, 1];

describe("Why", () => {
  it("an action cannot be done is said condition by condition", () => {
    const state = createState(domain, { numbers: { money: 3 } });
    expect(unmet(domain, domain.actions[domain.actionOf.get("be-healed")!]!.when, state)).toEqual([
      "healer-in is false and must be true",
      "money is 3 and must be at least 10",
    ]);
    const full = createState(domain, { numbers: { hunger: 50 } });
    expect(unmet(domain, domain.goals[EAT]!.want, full)).toEqual(["hunger is 50 and must be at most 20"]);
  });

  it("a plan no longer holds is said by its step, or by what it does not reach", () => {
    const rich = createState(domain, { numbers: { money: 2, hunger: 80 } });
    const poor = createState(domain, { numbers: { money: 1, hunger: 80 } });
    const plan = planner.plan(EAT, rich);
    expect(flawOf(planner, plan, rich)).toBeUndefined();
    expect(flawOf(planner, plan, poor)).toBe("buy-bread cannot be done: money is 1 and must be at least 2");
    expect(flawOf(planner, plan, poor, 1)).toBe("eat cannot be done: has-bread is false and must be true");
    expect(flawOf(planner, { ...plan, steps: [] }, rich)).toBe(
      "eat is not reached: hunger is 80 and must be at most 20",
    );
  });

  it("other plans lost is said by what they do instead and what more they cost", () => {
    const state = createState(domain, { facts: ["healer-in"], numbers: { money: 12, health: 40 } });
    const plan = planner.plan(STAY_ALIVE, state);
    const [other, ...more] = alternatives(planner, plan, state);
    expect(more).toEqual([]);
    expect(other).toMatchObject({ without: { name: "be-healed" }, dearerBy: 44 });
    expect(other!.plan.steps.map((step) => domain.actions[step]!.name)).toEqual(["rest", "rest", "rest"]);
  });
});
