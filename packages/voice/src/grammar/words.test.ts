import { describe, expect, it } from "vitest";
import { isOneEdit, isSlip, spellingOf, stem, wordsOf } from "./words.ts";

describe("words as they are compared", () => {
  it("are small, bare and written out", () => {
    expect(wordsOf("What's the PRICE, Josse? I don't see it…")).toEqual(
      "what is the price josse i do not see it".split(" "),
    );
    expect(wordsOf("I’ll take Édith's bun")).toEqual(["i", "will", "take", "edith", "bun"]);
    expect(wordsOf("how much is {ware}")).toEqual(["how", "much", "is", "{ware}"]);
    expect(wordsOf(" !? \u0007")).toEqual([]);
  });

  it("meet their other forms", () => {
    for (const [one, other] of [
      ["loaves", "loaf"],
      ["selling", "sells"],
      ["stopped", "stops"],
      ["pennies", "penny"],
      ["knives", "knife"],
      ["12", "3"],
    ] as const)
      expect(stem(one), `${one} ${other}`).toBe(stem(other));
    expect(stem("news")).not.toBe(stem("new"));
    expect(stem("tides")).not.toBe(stem("tidings"));
    expect(stem("cape")).not.toBe(stem("cap"));
  });

  it("are one slip apart by one letter put in, left out, changed or swapped, and by no more", () => {
    for (const slip of ["tavrn", "ttavern", "tavarn", "tavren"])
      expect(isOneEdit(slip, "tavern"), slip).toBe(true);
    for (const far of ["tvrn", "taverns!!", "nrevat"]) expect(isOneEdit(far, "tavern"), far).toBe(false);
    expect(isSlip("hair", "hail")).toBe(false);
    expect(isSlip("hial", "hail")).toBe(true);
    expect(isSlip("mostly", "costly")).toBe(false);
  });

  it("are mended to the nearest that is known, and left alone when they are known or short", () => {
    const spelling = spellingOf(["tavern", "chapel", "and", "where"]);
    expect(spelling.mend("chapl")).toBe("chapel");
    expect(spelling.mend("wehre")).toBe("where");
    expect(spelling.mend("tavern")).toBeUndefined();
    expect(spelling.mend("adn")).toBeUndefined();
    expect(spelling.mend("xylophone")).toBeUndefined();
  });
});
