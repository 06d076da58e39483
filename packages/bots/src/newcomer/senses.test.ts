import { describe, expect, it } from "vitest";
import { coinsOf, died, endsScore, gained, isScore, readScore, wayToCorpse } from "./senses.ts";

const SCORE = [
  "You are Ann, a coaster without a calling, level 1.",
  "Health 20 of 22, mana 12 of 12, stamina 44 of 46.",
  "Experience 14, 386 more to level 2. Lessons to take: 3.",
  "You are on your feet and carry ten copper pennies. You are in a fight.",
];

describe("the newcomer's senses", () => {
  it("read a score, among whatever else was said", () => {
    expect(readScore(["A gull laughs.", ...SCORE])).toEqual({
      name: "Ann",
      level: 1,
      calling: undefined,
      health: 20,
      mostHealth: 22,
      stamina: 44,
      experience: 14,
      lessons: 3,
      coins: 10,
      fighting: true,
      stance: "are on your feet",
    });
    expect(readScore(SCORE.slice(1))).toBeUndefined();
    expect(SCORE.map(isScore)).toEqual([true, true, true, true]);
    expect(SCORE.map(endsScore)).toEqual([false, false, false, true]);
    expect(isScore("You are in a fight. FLEE gets you out of it.")).toBe(false);
  });

  it("know the calling, and a purse that is empty", () => {
    const [who = "", ...rest] = SCORE;
    const lines = [
      who.replace("without a calling", "and a deckhand"),
      ...rest.slice(0, 2),
      "You sleep and have no coins on you.",
    ];
    expect(readScore(lines)).toMatchObject({
      calling: "deckhand",
      coins: 0,
      fighting: false,
      stance: "sleep",
    });
  });

  it("count coins in words and in figures", () => {
    expect(
      ["a copper penny", "three copper pennies", "ten copper pennies", "112 copper pennies"].map(coinsOf),
    ).toEqual([1, 3, 10, 112]);
    expect(coinsOf(undefined)).toBe(0);
  });

  it("notice what was gained, a death, and the way to what it left", () => {
    expect(
      gained(["You gain 8 experience.", "Ann says, 'You gain 9 experience.'", "You gain 40 experience."]),
    ).toBe(48);
    expect(died(["You fall, and do not get up."])).toBe(true);
    expect(died(["Ann falls, and does not get up."])).toBe(false);
    expect(
      wayToCorpse([
        "Your corpse lies at The Blow. From here: south, down and east. For 30 minutes more it is yours alone.",
      ]),
    ).toEqual(["south", "down", "east"]);
    expect(wayToCorpse(["Your corpse lies at The Blow. It is right here. GET ALL FROM CORPSE."])).toEqual([]);
    expect(wayToCorpse(["You have left no corpse anywhere. Keep it so."])).toBeUndefined();
  });
});
