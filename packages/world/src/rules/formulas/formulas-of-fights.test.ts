import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attackRating } from "./attack-rating.ts";
import { CRITICAL, criticalChance } from "./critical-chance.ts";
import { damageOf } from "./damage.ts";
import { defenceRating } from "./defence-rating.ts";
import { disarmChance } from "./disarm-chance.ts";
import { experienceFor } from "./experience.ts";
import { fleeChance } from "./flee-chance.ts";
import { HIT, hitChance } from "./hit-chance.ts";
import { initiative } from "./initiative.ts";
import { rescueChance } from "./rescue-chance.ts";
import { strikesPerRound } from "./strikes-per-round.ts";

const whole = fc.integer({ min: -200, max: 200 });

describe("the formulas of a fight", () => {
  it("rate equals equally, and count ranks by tens", () => {
    const attack = attackRating({ level: 3, perLevel: 1, attributeBonus: 0, rank: 0, modifier: 0 });
    const defence = defenceRating({ level: 3, dexterityBonus: 0, parrying: 0, modifier: 0 });
    expect(attack).toBe(defence);
    expect(attackRating({ level: 3, perLevel: 1.2, attributeBonus: 2, rank: 40, modifier: -1 })).toBeCloseTo(
      8.6,
    );
    expect(defenceRating({ level: 2, dexterityBonus: 1, parrying: 50, modifier: 4 })).toBe(12);
    expect(hitChance(attack, defence)).toBe(HIT.even);
  });

  it("keep every chance a chance", () => {
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 9 }), (a, b, foes) => {
        for (const chance of [
          hitChance(a, b),
          criticalChance(a, b),
          fleeChance(a, b, foes),
          disarmChance({ rank: Math.abs(a % 101), dexterity: a, strength: b, levels: a - b }),
          rescueChance(Math.abs(a % 101), b),
        ]) {
          expect(chance).toBeGreaterThanOrEqual(1);
          expect(chance).toBeLessThanOrEqual(95);
        }
      }),
    );
    expect(criticalChance(0, 0)).toBe(CRITICAL.base);
    expect(fleeChance(-5, -Infinity, 0)).toBe(100);
  });

  it("let armour take most of a hit at most, and every hit take something", () => {
    const hit = { dice: 8, strengthBonus: 2, level: 4, perLevel: 1, modifier: 0, armour: 0 };
    expect(damageOf(hit)).toBe(12);
    expect(damageOf({ ...hit, armour: 4 })).toBe(8);
    expect(damageOf({ ...hit, armour: 100 })).toBe(3);
    expect(damageOf({ ...hit, armour: -3 })).toBe(15);
    fc.assert(
      fc.property(whole, whole, whole, (dice, strengthBonus, armour) => {
        expect(
          damageOf({ dice, strengthBonus, level: 1, perLevel: 1, modifier: 0, armour }),
        ).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("let who is quick, or begins it, strike first, within the round", () => {
    expect(initiative(10, 2, false)).toBeLessThan(initiative(10, 0, false));
    expect(initiative(10, 0, true)).toBeLessThan(initiative(10, 0, false));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), whole, fc.boolean(), (thrown, dexterity, began) => {
        const share = initiative(thrown, dexterity, began);
        expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });

  it("bound how often anybody strikes", () => {
    expect([strikesPerRound(1.25, 0), strikesPerRound(1, -9), strikesPerRound(4, 9)]).toEqual([
      1.25, 0.25, 5,
    ]);
  });

  it("give more for the strong, nothing for the far too weak, and shares that never come to more than the whole", () => {
    const of = { foeLevel: 2, ownLevel: 2, authored: undefined, fighters: 1 };
    expect(experienceFor(of)).toBe(65);
    expect(experienceFor({ ...of, ownLevel: 1 })).toBe(78);
    expect(experienceFor({ ...of, ownLevel: 9 })).toBe(0);
    expect(experienceFor({ ...of, authored: 10 })).toBe(10);
    expect(experienceFor({ ...of, foeLevel: 50 })).toBe(2 * (15 + 25 * 50));
    expect(2 * experienceFor({ ...of, fighters: 2 })).toBeLessThanOrEqual(66);
  });
});
