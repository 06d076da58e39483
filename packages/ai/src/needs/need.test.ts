import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../planner/compile.ts";
import { createState, setNumber } from "../planner/domain.ts";
import type { DomainSpec } from "../planner/spec.ts";
import { score } from "../planner/utility.ts";
import { compileNeeds } from "./compile.ts";
import type { Need } from "./need.ts";
import type { NeedSpec, NeedState } from "./spec.ts";

function needOf(spec: NeedSpec): Need {
  const compiled = compileNeeds({ hunger: spec });
  if (!compiled.ok) throw new Error(compiled.faults[0]?.message);
  return compiled.needs.get("hunger")!;
}

const hunger: NeedSpec = {
  perHour: 5,
  while: { feast: -30 },
  levels: { hungry: 60, peckish: 40, starving: 90 },
  curve: "quadratic",
  from: 40,
  to: 90,
  weight: 0.8,
};

describe("a need", () => {
  test("grows by the hour up to its worst, and eases at once by what is eaten", () => {
    const need = needOf(hunger);
    const born = need.begin(100);
    expect([100, 104, 112, 1_000, 90].map((hour) => need.value(born, hour))).toEqual([0, 20, 60, 100, 0]);
    const fed = need.changed(born, 112, -45);
    expect([need.value(fed, 112), need.value(fed, 113)]).toEqual([15, 20]);
    expect(need.value(fed, 20)).toBe(15);
    expect(need.value(need.changed(fed, 113, -500), 113)).toBe(0);
  });

  test("grows as what is done lets it, and by itself otherwise", () => {
    const need = needOf({ ...hunger, begins: 80 });
    const feasting = need.during(need.begin(0), 0, "feast");
    expect(need.value(feasting, 2)).toBe(20);
    expect(need.value(need.during(feasting, 2, "walk"), 4)).toBe(30);
  });

  test("has the level of the highest threshold it has reached", () => {
    const need = needOf(hunger);
    const born = need.begin(0);
    expect([0, 7.9, 8, 12, 17.9, 18].map((hour) => need.level(born, hour))).toEqual([
      "",
      "",
      "peckish",
      "hungry",
      "hungry",
      "starving",
    ]);
  });

  test("that fades loses half of it in each half-life, towards where it rests", () => {
    const fear = needOf({ halfLife: 2, towards: 10, levels: { afraid: 30 } });
    const startled = fear.changed(fear.begin(0), 0, 90);
    expect([0, 2, 4].map((hour) => fear.value(startled, hour))).toEqual([90, 50, 30]);
    const calm = fear.nextLevel(startled);
    expect(calm?.hour).toBeCloseTo(4, 4);
    expect(calm?.level).toBe("");
    expect(fear.nextLevel({ ...startled, value: 5 })).toBeUndefined();
  });

  test("says when its level changes next, rising and falling, and nothing changes before", () => {
    const numbers = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.record({ perHour: fc.double({ min: -40, max: 40, noNaN: true }) }),
          fc.record({ halfLife: fc.double({ min: 0.1, max: 50, noNaN: true }), towards: numbers }),
        ),
        fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
        fc.record({
          value: fc.double({ min: 0, max: 100, noNaN: true }),
          at: fc.integer({ min: 0, max: 100_000 }),
        }),
        (rates, thresholds, start) => {
          const need = needOf({
            ...rates,
            levels: Object.fromEntries(thresholds.map((from) => [`l${from}`, from])),
          });
          const state: NeedState = { ...start, during: "" };
          const next = need.nextLevel(state);
          const now = need.level(state, state.at);
          const last = next?.hour ?? state.at + 10_000;
          for (let part = 0; part < 20; part++) {
            const hour = state.at + ((last - state.at) * part) / 20.01;
            const before = need.level(state, hour);
            if (before !== now) expect(last - hour).toBeLessThan(0.001);
          }
          if (next === undefined) return;
          expect(next.level).not.toBe(now);
          expect(need.level(state, next.hour)).toBe(next.level);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("caught up over a day's spans is what it would have been hour by hour", () => {
    const need = needOf({ perHour: 4, while: { sleep: -12, feast: -30 }, begins: 50 });
    const spans = [
      { from: 3, until: 9, during: "sleep" },
      { from: 9, until: 18.5, during: "" },
      { from: 18.5, until: 20, during: "feast" },
      { from: 20, until: 22, during: "work" },
    ];
    const caught = need.through(need.begin(0), spans);
    let value = 50 + 4 * 3;
    value = Math.max(0, value - 12 * 6);
    value += 4 * 9.5;
    value = Math.max(0, value - 30 * 1.5);
    value += 4 * 2;
    expect(caught).toEqual({ value, at: 22, during: "" });
    const asleep = need.during(need.begin(0), 0, "sleep");
    expect(need.through(asleep, [{ from: 1, until: 2, during: "" }])).toEqual({
      value: 50 - 12 + 4,
      at: 2,
      during: "sleep",
    });
  });

  test("is as urgent to a planner's goal as to itself", () => {
    const need = needOf(hunger);
    const compiled = compile({
      numbers: { hunger: need.number() },
      actions: JSON.parse('{"eat": {"then": {"hunger": "= 0"}}}') as DomainSpec["actions"],
      goals: { eat: { want: { hunger: "<= 10" }, priority: { add: [need.priority()] } } },
    });
    if (!compiled.ok) throw new Error(compiled.faults[0]?.message);
    const { domain } = compiled;
    const born = need.begin(0);
    for (const hour of [0, 8, 10, 12, 16, 18, 30]) {
      const state = createState(domain);
      setNumber(domain, state, domain.numberOf.get("hunger")!, need.whole(born, hour));
      expect(score(domain.goals[0]!, state)).toBeCloseTo(need.urgency(born, hour), 10);
    }
    expect([8, 18, 13].map((hour) => need.urgency(born, hour))).toEqual([0, 0.8, 0.8 * 0.25]);
  });
});

describe("a need that cannot be", () => {
  test.each<[NeedSpec, string[]]>([
    [{}, ["hunger: Say what it does in an hour: 'perHour', or 'halfLife' for what fades."]],
    [
      { perHour: 1, halfLife: 2 },
      ["hunger.halfLife: It grows by the hour or it fades by half: give one of 'perHour' and 'halfLife'."],
    ],
    [{ halfLife: 0 }, ["hunger.halfLife: Write hours, over 0."]],
    [{ perHour: Number.NaN }, ["hunger.perHour: Write a number."]],
    [{ perHour: 1, towards: 5 }, ["hunger.towards: Only what has a 'halfLife' fades towards something."]],
    [
      { perHour: 1, max: 0 },
      ["hunger.max: The worst is a whole number over 0.", "hunger.from: 'from' (0) must be under 'to' (0)."],
    ],
    [{ perHour: 1, begins: 101 }, ["hunger.begins: Write a whole number from 0 to 100."]],
    [{ perHour: 1, while: { sleep: Number.POSITIVE_INFINITY } }, ["hunger.while.sleep: Write a number."]],
    [
      { perHour: 1, levels: { hungry: 60, famished: 60, dead: 101 } },
      [
        "hunger.levels.famished: 'famished' and 'hungry' begin at the same 60.",
        "hunger.levels.dead: A level begins at a whole number from 1 to 100.",
      ],
    ],
    [
      { perHour: 1, curve: "logistik" as "logistic" },
      ["hunger.curve: There is no curve 'logistik'; did you mean 'logistic'?"],
    ],
    [{ perHour: 1, from: 50, to: 40 }, ["hunger.from: 'from' (50) must be under 'to' (40)."]],
  ])("%j says where, and what to write", (spec, expected) => {
    const compiled = compileNeeds({ hunger: spec });
    if (compiled.ok) throw new Error("it was taken");
    expect(compiled.faults.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual(expected);
  });
});
