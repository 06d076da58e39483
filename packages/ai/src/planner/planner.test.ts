import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "./domain.ts";
import { copyState, createState, setFact, setNumber } from "./domain.ts";
import { createTravel } from "./keys.ts";
import { Planner, Planning } from "./planner.ts";
import type { DomainSpec } from "./spec.ts";
import { effortOfDoing, leastEffort } from "./testing/exhaustive.ts";
import { GUARD, made } from "./testing/guard.ts";
import { scenes, states } from "./testing/random-domains.ts";
import { HUNDREDTHS } from "./units.ts";

/** Deep enough for every state of the small domains to be reached. */
const DEEP = { maxDepth: 200, maxNodes: 4_096 };
const RUNS = { numRuns: 400 };

describe("A plan, against an exhaustive search of small domains", () => {
  it("is found exactly where there is one, every step can be done, it ends in the goal, and it costs what it says", () => {
    fc.assert(
      fc.property(scenes, ({ domain, state, around }) => {
        const plan = new Planner(domain, DEEP).plan(0, state, around);
        const least = leastEffort(domain, domain.goals[0]!, state, around);
        expect(plan.outcome).toBe(least === Infinity ? "none" : "found");
        if (plan.outcome === "none") return;
        expect(effortOfDoing(domain, domain.goals[0]!, state, plan.steps, around)).toBeCloseTo(
          plan.effort,
          6,
        );
      }),
      RUNS,
    );
  });

  it("never costs more than the bound times the least effort, whatever the estimate says", () => {
    fc.assert(
      fc.property(scenes, fc.constantFrom(1, 1.5, 3), ({ domain, state, around }, bound) => {
        const plan = new Planner(domain, { ...DEEP, bound }).plan(0, state, around);
        const least = leastEffort(domain, domain.goals[0]!, state, around);
        if (plan.outcome === "found") {
          expect(plan.effort).toBeLessThanOrEqual(bound * least + 1e-6);
          expect(plan.bounded).toBe(true);
        } else expect(least).toBe(Infinity);
      }),
      RUNS,
    );
  });

  it("is the same when it was searched for in slices of a few states", () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 1, max: 5 }), ({ domain, state, around }, states) => {
        const whole = new Planner(domain, DEEP).plan(0, state, around);
        const working = createState(domain);
        copyState(state, working);
        const begun = new Planner(domain, DEEP).begin(0, working, around)!;
        copyState(createState(domain), working);
        let plan = begun instanceof Planning ? begun.step({ states }) : begun;
        while (plan === undefined) plan = begun instanceof Planning ? begun.step({ states }) : begun;
        expect(plan).toEqual(whole);
      }),
      RUNS,
    );
  });

  it("is the same out of the cache as without one, whatever was planned before", () => {
    const many = scenes.chain((scene) =>
      fc.array(states(scene.domain), { minLength: 2, maxLength: 40 }).map((all) => ({ ...scene, all })),
    );
    fc.assert(
      fc.property(many, ({ domain, all, around }) => {
        const remembering = new Planner(domain, { ...DEEP, cacheSize: 8 });
        for (const state of all) {
          const fresh = new Planner(domain, { ...DEEP, cacheSize: 0 });
          const plan = remembering.plan(0, state, around);
          expect(plan).toEqual(fresh.plan(0, state, around));
          if (plan.outcome === "found") effortOfDoing(domain, domain.goals[0]!, state, plan.steps, around);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("is the same plan whether it starts from a value or from another of its bucket", () => {
    const spec: DomainSpec = {
      numbers: { money: {} },
      actions: {
        work: { then: { money: "+5" }, cost: 4 },
        buy: { when: { money: ">= 20" }, then: { money: "-20", armed: true } },
      },
      facts: ["armed"],
      goals: { arm: { want: { armed: true } } },
    };
    const domain = made(spec);
    const planner = new Planner(domain);
    const lengths = [0, 4, 5, 9, 10, 19, 20, 24, 900_000].map(
      (money) => planner.plan(0, createState(domain, { numbers: { money } })).steps.length,
    );
    expect(lengths).toEqual([5, 5, 4, 4, 3, 2, 1, 1, 1]);
    expect(planner.statistics()).toMatchObject({ searches: 6, hits: 3 });
  });
});

const guard = made(GUARD);
const [STAY_ALIVE, EAT, LOCK_UP] = [0, 1, 2];
const names = (steps: readonly number[]) => steps.map((step) => guard.actions[step]!.name);

describe("A planner", () => {
  it("has nothing to do for a goal that is reached", () => {
    const fed = createState(guard, { numbers: { hunger: 20 } });
    expect(new Planner(guard).plan(EAT, fed)).toMatchObject({
      outcome: "found",
      steps: [],
      effort: 0,
      bounded: true,
    });
  });

  it("says at the first state that a goal is out of reach", () => {
    const broke = createState(guard, { numbers: { health: 10 } });
    const barred = (action: Action) => (action.name === "rest" ? Infinity : 1);
    const plan = new Planner(guard).plan(STAY_ALIVE, broke, { cost: barred });
    expect(plan).toMatchObject({ outcome: "none", steps: [], expanded: 1 });
  });

  it("stops at its cap when only looking everywhere would show that there is no plan, and remembers that", () => {
    // Two of a kind are wanted at once, and each undoes the other.
    const counters = Object.fromEntries(["a", "b", "c", "d"].map((name) => [name, { max: 50 }]));
    const domain = made({
      facts: ["left", "right"],
      numbers: counters,
      actions: {
        "go-left": { then: { left: true, right: false } },
        "go-right": {
          when: { a: ">= 1", b: ">= 1", c: ">= 1", d: ">= 1" },
          then: { right: true, left: false, a: -1 },
        },
        ...Object.fromEntries(
          Object.keys(counters).map((name) => [`count-${name}`, { then: { [name]: 1 } }]),
        ),
      },
      goals: { both: { want: { left: true, right: true } } },
    });
    const planner = new Planner(domain, { maxNodes: 500 });
    const plan = planner.plan(0, createState(domain));
    expect(plan).toMatchObject({ outcome: "capped", steps: [], bounded: false });
    expect(plan.expanded).toBeLessThanOrEqual(500);
    expect(planner.plan(0, createState(domain))).toBe(plan);
    expect(planner.statistics()).toMatchObject({ searches: 1, capped: 1, hits: 1, misses: 1 });
  });

  it("makes no plan that is longer than it may be", () => {
    const hurt = createState(guard, { numbers: { health: 10 } });
    expect(new Planner(guard, { maxDepth: 6 }).plan(STAY_ALIVE, hurt).steps).toHaveLength(6);
    expect(new Planner(guard, { maxDepth: 5 }).plan(STAY_ALIVE, hurt).outcome).not.toBe("found");
  });

  it("walks where it is cheaper, and not where no way leads", () => {
    const poor = createState(guard, { facts: ["healer-in"], numbers: { health: 60, money: 10 } });
    const planner = new Planner(guard);
    const far = (distance: number) => ({
      travel: createTravel(guard, (_, to) => (to === guard.placeOf.get("healer") ? distance : 1)),
    });
    expect(planner.plan(STAY_ALIVE, poor, far(2))).toMatchObject({ effort: 3 });
    expect(names(planner.plan(STAY_ALIVE, poor, far(2)).steps)).toEqual(["be-healed"]);
    expect(names(planner.plan(STAY_ALIVE, poor, far(50)).steps)).toEqual(["rest"]);
    expect(names(planner.plan(STAY_ALIVE, poor, far(Infinity)).steps)).toEqual(["rest"]);
  });

  it("takes efforts as they are now, and refuses what is no effort", () => {
    const hungry = createState(guard, { numbers: { hunger: 90, money: 9 } });
    const planner = new Planner(guard);
    const dear = (action: Action) => (action.name === "buy-bread" ? 50 : action.cost / HUNDREDTHS);
    expect(names(planner.plan(EAT, hungry).steps)).toEqual(["buy-bread", "eat"]);
    expect(names(planner.plan(EAT, hungry, { cost: dear }).steps)).toEqual(["steal-bread", "eat"]);
    for (const wrong of [Number.NaN, -1])
      expect(() => planner.plan(EAT, hungry, { cost: () => wrong })).toThrow("0 or more");
    expect(() => createTravel(guard, () => Number.NaN)).toThrow("0 or more");
    expect(() => planner.plan(3, hungry)).toThrow("The domain has no goal 3.");
  });

  it("checks what is left of a plan against the world as it is", () => {
    const planner = new Planner(guard);
    const state = createState(guard, { numbers: { hunger: 90, money: 9 } });
    const plan = planner.plan(EAT, state);
    expect(planner.validate(plan, state)).toBe(true);
    expect(planner.validate(plan, state, 1)).toBe(false);
    setFact(state, guard.factOf.get("has-bread")!, true);
    expect(planner.validate(plan, state, 1)).toBe(true);
    setNumber(guard, state, guard.numberOf.get("money")!, 1);
    expect(planner.firstFlaw(plan, state)).toBe(0);
    expect(planner.firstFlaw({ goal: EAT, steps: [99] }, state)).toBe(0);
    expect(planner.firstFlaw({ goal: LOCK_UP, steps: plan.steps.slice(1) }, state)).toBe(1);
  });

  it("lets nobody plan again until something that matters to the goal has changed", () => {
    const planner = new Planner(guard);
    const gate = planner.newGate();
    const state = createState(guard, { numbers: { hunger: 90, money: 9 } });
    const passes = () => planner.passes(gate, EAT, state);
    expect([passes(), passes()]).toEqual([true, false]);
    setFact(state, guard.factOf.get("dusk")!, true);
    setNumber(guard, state, guard.numberOf.get("hunger")!, 95);
    expect(passes()).toBe(false);
    setNumber(guard, state, guard.numberOf.get("money")!, 1);
    expect([passes(), passes()]).toEqual([true, false]);
    expect(planner.passes(gate, LOCK_UP, state)).toBe(true);
  });

  it("has so many searches and no more, and forgets its cache when told", () => {
    const planner = new Planner(guard, { searches: 2 });
    const state = createState(guard, { numbers: { hunger: 90, money: 9 } });
    const begun = [EAT, LOCK_UP, EAT].map((goal) => planner.begin(goal, state));
    expect(begun.map((one) => one instanceof Planning)).toEqual([true, true, false]);
    expect(() => planner.plan(EAT, state)).toThrow("All searches of this planner are paused");
    expect((begun[0] as Planning).cancel()).toMatchObject({ outcome: "timeout", steps: [] });
    const plan = planner.plan(EAT, state);
    expect(planner.plan(EAT, state)).toBe(plan);
    planner.clearCache();
    expect(planner.plan(EAT, state)).toEqual(plan);
    expect(planner.statistics()).toMatchObject({ cached: 1, timeouts: 1, searches: 4 });
  });
});
