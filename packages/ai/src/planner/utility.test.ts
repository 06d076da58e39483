import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { createState } from "./domain.ts";
import type { CurveSpec } from "./spec.ts";
import { bend, score, weigh } from "./utility.ts";

const compiled = compile({
  facts: ["enemy-near", "safe", "on-watch"],
  numbers: { health: { max: 100 }, hunger: { max: 100 } },
  actions: {
    flee: { then: { safe: true } },
    eat: { then: { hunger: -50 } },
    watch: { then: { "on-watch": true } },
  },
  goals: {
    "stay-alive": {
      want: { safe: true },
      priority: { when: { "enemy-near": true }, add: [{ of: "health", curve: "inverse", weight: 2 }] },
    },
    eat: { want: { hunger: "<= 20" }, priority: { add: [{ of: "hunger", curve: "quadratic" }] } },
    watch: { want: { "on-watch": true }, priority: { base: 0.3 } },
  },
});
if (!compiled.ok) throw new Error("The guard's domain has faults.");
const { domain } = compiled;

const names = (weighed: ReturnType<typeof weigh>) =>
  weighed.map(({ goal, standing }) => `${domain.goals[goal]!.name} ${standing}`);

describe("A curve", () => {
  const at = (curve: CurveSpec["curve"], x: number) => bend({ kind: curve!, steep: 10, at: 0.5 }, x);

  it("goes from 0 to 1, and an inverse one from 1 to 0", () => {
    for (const kind of ["linear", "logistic", "step", "quadratic"] as const) {
      expect(at(kind, 0)).toBeCloseTo(0, 12);
      expect(at(kind, 1)).toBeCloseTo(1, 12);
    }
    expect([at("inverse", 0), at("inverse", 1)]).toEqual([1, 0]);
  });

  it("bends as its name says", () => {
    expect(at("linear", 0.25)).toBe(0.25);
    expect(at("quadratic", 0.5)).toBe(0.25);
    expect([at("step", 0.49), at("step", 0.5)]).toEqual([0, 1]);
    expect(at("logistic", 0.5)).toBeCloseTo(0.5, 12);
    expect(at("logistic", 0.3)).toBeLessThan(0.2);
  });
});

describe("Goals", () => {
  it("are weighed by need: the hurt guard flees, the hungry one eats, the others keep watch", () => {
    const hurt = createState(domain, { facts: ["enemy-near"], numbers: { health: 20, hunger: 90 } });
    const hungry = createState(domain, { numbers: { health: 20, hunger: 90 } });
    const idle = createState(domain, { numbers: { health: 100, hunger: 30 } });
    expect(names(weigh(domain.goals, hurt))).toEqual(["stay-alive wanted", "eat wanted", "watch wanted"]);
    expect(names(weigh(domain.goals, hungry))).toEqual(["eat wanted", "watch wanted", "stay-alive unwanted"]);
    expect(names(weigh(domain.goals, idle))).toEqual(["watch wanted", "eat wanted", "stay-alive unwanted"]);
  });

  it("that are reached never stand before others, however much they count", () => {
    const safe = createState(domain, { facts: ["enemy-near", "safe"], numbers: { hunger: 40 } });
    expect(names(weigh(domain.goals, safe))).toEqual(["watch wanted", "eat wanted", "stay-alive satisfied"]);
  });

  it("that are pursued keep a bonus until they are reached: nobody dithers at the border", () => {
    const chosen: string[] = [];
    const pursue = (bonus: number) => {
      let running = -1;
      for (const hunger of [50, 56, 54, 56, 54, 70, 54, 20]) {
        running = weigh(domain.goals, createState(domain, { numbers: { hunger } }), { running, bonus })[0]!
          .goal;
        chosen.push(domain.goals[running]!.name);
      }
      return chosen.splice(0).join(" ");
    };
    expect(pursue(0)).toBe("watch eat watch eat watch eat watch watch");
    expect(pursue(0.15)).toBe("watch watch watch watch watch eat eat watch");
  });

  it("count more or less by character", () => {
    const state = createState(domain, { numbers: { hunger: 60 } });
    const glutton = weigh(domain.goals, state, { leaning: ({ name }) => (name === "eat" ? 3 : 1) });
    expect(glutton[0]).toEqual({ goal: 1, score: expect.closeTo(1.08, 9) as number, standing: "wanted" });
    expect(score(domain.goals[1]!, state)).toBeCloseTo(0.36, 9);
  });
});
