import { describe, expect, it } from "vitest";
import { concentrationChance } from "./concentration.ts";
import { learningByUse, rankAfterLesson, TAUGHT_AT_MOST } from "./learning.ts";
import { mendedEachBeat, type Mending } from "./regeneration.ts";
import { savingChance } from "./saving-throw.ts";
import { skillHarm, skillHeal } from "./skill-harm.ts";
import { wholeVital } from "./vitals.ts";

describe("the formulas of bodies", () => {
  it("give a body more with level, calling and constitution, and never nothing", () => {
    expect(wholeVital(14, 1, 6, 0, 0)).toBe(20);
    expect(wholeVital(14, 3, 9, 2, 5)).toBe(49);
    expect(wholeVital(14, 1, 6, 0, -500)).toBe(1);
  });

  it("let a save depend on both sides, and leave either a chance", () => {
    const even = { bonus: 0, level: 1, against: 0, byLevel: 1, rank: 0 };
    expect(savingChance(even)).toBe(35);
    expect(savingChance({ ...even, bonus: 2 })).toBe(47);
    expect(savingChance({ ...even, byLevel: 3 })).toBe(29);
    expect(savingChance({ ...even, rank: 100 })).toBe(15);
    expect(savingChance({ ...even, bonus: 50 })).toBe(90);
    expect(savingChance({ ...even, against: 50 })).toBe(5);
  });

  it("make a spell easier to lose the more it hurts", () => {
    expect(concentrationChance(0, 0, 0)).toBe(85);
    expect(concentrationChance(5, 1, 20)).toBe(75);
    expect(concentrationChance(500, 0, 0)).toBe(5);
    expect(concentrationChance(0, 9, 100)).toBe(95);
  });

  it("halve what is resisted, take armour off, and leave at least one", () => {
    expect(skillHarm(8, 0.1, 20, 2, false, 0)).toBe(12);
    expect(skillHarm(8, 0.1, 20, 2, true, 1)).toBe(5);
    expect(skillHarm(2, 0, 1, 0, true, 40)).toBe(1);
    expect(skillHeal(5, 0.1, 50, 1)).toBe(11);
    expect(skillHeal(0, 0, 1, -4)).toBe(1);
  });

  it("teach nothing without a teacher, less the more one knows, and leave the last part to doing", () => {
    expect([0, 1, 50, 99, 100].map((rank) => learningByUse(rank, 0))).toEqual([0, 39.5, 15, 2, 0]);
    expect(rankAfterLesson(0, 0)).toBe(10);
    expect(rankAfterLesson(0, -4)).toBe(5);
    expect(rankAfterLesson(55, 3)).toBe(TAUGHT_AT_MOST);
  });

  it("mend faster at rest and in a good place, slowly or not at all in a fight", () => {
    const calm: Mending = {
      vital: "health",
      most: 100,
      position: "standing",
      rest: 1,
      modifier: 0,
      fighting: false,
      sick: false,
    };
    expect(mendedEachBeat(calm)).toBe(1.5);
    expect(mendedEachBeat({ ...calm, position: "sleeping", rest: 2 })).toBe(9);
    expect(mendedEachBeat({ ...calm, modifier: 5 })).toBe(2.5);
    expect(mendedEachBeat({ ...calm, modifier: -50 })).toBe(0);
    expect(mendedEachBeat({ ...calm, fighting: true })).toBe(0);
    expect(mendedEachBeat({ ...calm, sick: true })).toBe(0);
    expect(mendedEachBeat({ ...calm, vital: "mana", fighting: true, sick: true })).toBe(0.375);
  });
});
