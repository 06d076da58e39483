import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { createState, satisfied, setFact, setNumber } from "./domain.ts";
import type { DomainSpec } from "./spec.ts";

const BAKER: DomainSpec = {
  facts: ["has-dough", "has-bread", "oven-hot"],
  numbers: { hunger: { max: 100, levels: { peckish: 30, starving: 80 } }, money: {} },
  places: ["bakery", "market"],
  actions: {
    knead: { then: { "has-dough": true }, place: "bakery" },
    "heat-oven": { then: { "oven-hot": true }, cost: 3, place: "bakery" },
    bake: {
      when: { "has-dough": true, "oven-hot": true },
      then: { "has-bread": true, "has-dough": false },
      place: "bakery",
    },
    buy: { when: { money: ">= 2" }, then: { money: -2, "has-bread": true }, place: "market" },
    eat: { when: { "has-bread": true, hunger: ">= peckish" }, then: { "has-bread": false, hunger: "= 0" } },
  },
  goals: { "be-fed": { want: { hunger: "< peckish" }, priority: { add: [{ of: "hunger" }] } } },
};

/** The faults of the baker's domain with something changed, as "path: message". */
function faults(change: Partial<DomainSpec>): string[] {
  const compiled = compile({ ...BAKER, ...change });
  const all = compiled.ok ? compiled.warnings : compiled.faults;
  return all.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("A domain that builders wrote", () => {
  it("is compiled, with conditions on levels and without a warning", () => {
    const compiled = compile(BAKER);
    expect(compiled).toMatchObject({ ok: true, warnings: [] });
    if (!compiled.ok) return;
    const { domain } = compiled;
    expect(satisfied(domain.goals[0]!, createState(domain, { numbers: { hunger: 29 } }))).toBe(true);
    expect(satisfied(domain.goals[0]!, createState(domain, { numbers: { hunger: 30 } }))).toBe(false);
  });

  it("may have 64 facts, and not one more", () => {
    const named = (count: number) => [
      ...BAKER.facts!,
      ...Array.from({ length: count - 3 }, (_, i) => `fact-${i}`),
    ];
    expect(faults({ facts: named(64) })).toEqual([]);
    expect(faults({ facts: named(65) })).toEqual(["facts: A domain has at most 64 facts; this one has 65."]);
  });

  it("is told where a name is unknown, and which one is near", () => {
    const actions = {
      ...BAKER.actions,
      knead: { when: { "oven-hott": true }, place: "bakkery", then: { flour: false } },
    };
    expect(faults({ actions })).toEqual([
      "actions.knead.when.oven-hott: 'oven-hott' is neither a fact nor a number of this domain; did you mean 'oven-hot'?",
      "actions.knead.then.flour: 'flour' is neither a fact nor a number of this domain.",
      "actions.knead.place: There is no place 'bakkery'; did you mean 'bakery'?",
    ]);
  });

  it("is told what a fact and a number can be compared with", () => {
    const wants = (want: Record<string, boolean | string | number>) => faults({ goals: { g: { want } } });
    expect(wants({ "has-bread": ">= 2" })[0]).toBe(
      "goals.g.want.has-bread: 'has-bread' is a fact: write true or false.",
    );
    for (const wrong of [true, ">= lots", "=> 3", "", "3..", "1.5", ">= 5 <= 9", "99999999999"])
      expect(wants({ money: wrong })[0]).toBe(
        `goals.g.want.money: 'money' is a number: write ">= 5", "<= 5", "3..8" or an integer.`,
      );
    expect(wants({ hunger: "> 100" })[0]).toBe(
      "goals.g.want.hunger: 'hunger' is never > 100: it goes from 0 to 100.",
    );
    expect(wants({ hunger: "60..40" })[0]).toContain("is never 60..40");
  });

  it("is told what can happen to a number", () => {
    const does = (then: Record<string, boolean | string | number>) =>
      faults({ actions: { ...BAKER.actions, odd: { then } } }).find((one) =>
        one.startsWith("actions.odd.then"),
      );
    expect(does({ money: "*2" })).toContain(`write "+3", "-2" (up to a million) or "= 0"`);
    expect(does({ money: "+2000000" })).toContain("up to a million");
    expect(does({ hunger: "= 101" })).toContain("'hunger' cannot be 101: it goes from 0 to 100.");
    expect(does({ money: 0 })).toContain("stays as it is when 0 is added");
  });

  it("is told of bounds, efforts, doubles and curves that make no sense", () => {
    expect(faults({ numbers: { ...BAKER.numbers, money: { min: 5, max: 5 } } })[0]).toContain(
      "(5) must be under",
    );
    expect(faults({ numbers: { ...BAKER.numbers, money: { max: Number.NaN } } })[0]).toContain(
      "Bounds are whole",
    );
    expect(faults({ numbers: { ...BAKER.numbers, money: { levels: { rich: -1 } } } })[0]).toContain(
      "levels.rich",
    );
    for (const cost of [0, -1, Number.NaN, Infinity])
      expect(faults({ actions: { ...BAKER.actions, knead: { cost } } })[0]).toContain(
        "actions.knead.cost: An effort",
      );
    expect(faults({ facts: [...BAKER.facts!, "has-dough"] })[0]).toBe(
      "facts.3: The fact 'has-dough' is there twice.",
    );
    expect(faults({ places: ["bakery", "market", "market"] })[0]).toBe(
      "places.2: The place 'market' is there twice.",
    );
    const curve = (one: object) =>
      faults({ goals: { g: { want: { hunger: 0 }, priority: { add: [{ of: "hunger", ...one }] } } } })[0];
    expect(curve({ curve: "linea" })).toBe(
      "goals.g.priority.add.0.curve: There is no curve 'linea'; did you mean 'linear'?",
    );
    expect(curve({ of: "hungr" })).toContain("did you mean 'hunger'?");
    expect(curve({ from: 50, to: 50 })).toContain("must be under 'to' (50)");
  });

  it("is an error when no action brings a goal about", () => {
    expect(faults({ goals: { g: { want: { "oven-hot": false } } } })[0]).toBe(
      "goals.g.want.oven-hot: No action brings 'oven-hot' about. If it only says when the goal counts, put it under priority.when.",
    );
    expect(faults({ goals: { g: {} } })[0]).toBe(
      "goals.g: The goal 'g' wants nothing: give it 'want' or 'at'.",
    );
    const { knead, ...rest } = BAKER.actions;
    expect(
      faults({
        places: ["bakery", "market", "home"],
        actions: { knead: knead!, ...rest },
        goals: { g: { at: "home" } },
      })[0],
    ).toBe("goals.g.at: No action is done at 'home', so none leads there: give one that place.");
  });

  it("is warned of actions and effects that nothing needs, and can be used all the same", () => {
    const actions = {
      ...BAKER.actions,
      whistle: { then: { "oven-hot": false } },
      knead: { then: { "has-dough": true, dusty: true }, place: "bakery" },
    };
    const compiled = compile({ ...BAKER, facts: [...BAKER.facts!, "dusty"], actions });
    expect(compiled.ok && compiled.warnings).toEqual([
      {
        path: ["actions", "knead", "then", "dusty"],
        level: "warning",
        message: "No goal and no action asks for 'dusty'.",
      },
      { path: ["actions", "whistle"], level: "warning", message: "No goal needs the action 'whistle'." },
    ]);
  });
});

describe("A state", () => {
  const compiled = compile(BAKER);
  if (!compiled.ok) throw new Error("The baker's domain has faults.");
  const { domain } = compiled;

  it("keeps numbers whole and within their bounds", () => {
    const state = createState(domain);
    for (const [given, kept] of [
      [-5, 0],
      [12.9, 12],
      [1e9, 100],
      [Number.NaN, 0],
    ] as const) {
      setNumber(domain, state, 0, given);
      expect(state.numbers[0]).toBe(kept);
    }
  });

  it("knows facts in both words, the topmost ones too", () => {
    const state = createState(domain);
    for (const fact of [0, 31, 32, 63]) setFact(state, fact, true);
    expect([state.lo, state.hi]).toEqual([0x80000001 | 0, 0x80000001 | 0]);
    for (const fact of [0, 31, 32, 63]) setFact(state, fact, false);
    expect([state.lo, state.hi]).toEqual([0, 0]);
  });

  it("is not made of names that the domain does not have", () => {
    expect(() => createState(domain, { facts: ["rich"] })).toThrow("The domain has no fact 'rich'.");
    expect(() => createState(domain, { at: "moon" })).toThrow("The domain has no place 'moon'.");
  });
});
