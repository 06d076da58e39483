import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey } from "../players.ts";
import { accountNameFault, characterName, characterNameFault, GUEST_NAMES } from "./names.ts";

const NONE: ReadonlySet<string> = new Set();

describe("an account's name", () => {
  it.each(["ann", "Ann_2", "a-b", "Åsa", "x".repeat(24), "Jose9"])("may be %j", (name) => {
    expect(accountNameFault(name)).toBeUndefined();
  });

  it.each([
    "",
    "ab",
    "x".repeat(25),
    "9lives",
    "two words",
    "a<b>c",
    "aпp",
    "аnn",
    "ann\u0000",
    "a\u202enn",
    "日本語",
    "ann👋",
  ])("may not be %j", (name) => {
    expect(accountNameFault(name)).toMatch(/^An account name has 3 to 24 letters/);
  });

  it.each(["new", "NEW", "guest", "Quit"])("may not be the answer %j", (name) => {
    expect(accountNameFault(name)).toBe("That word has another meaning here.");
  });
});

describe("a character's name", () => {
  it.each([
    ["ann", "Ann"],
    ["ANN", "Ann"],
    ["åsa", "Åsa"],
    ["ａｎｎ", "Ann"],
    ["ﬁnn", "Finn"],
    ["a\u0301nn", "Ánn"],
    ["þórløg", "Þórløg"],
  ])("typed %j is written %j", (typed, name) => {
    expect(characterName(typed)).toBe(name);
    expect(characterNameFault(name, NONE)).toBeUndefined();
  });

  it("may not borrow letters that only look Latin, nor digits, spaces, marks or markup", () => {
    for (const typed of [
      "Аnn",
      "Αnn",
      "ann2",
      "an n",
      "an-n",
      "an'n",
      "q\u0301nn",
      "\u0251nn",
      "m\u0131ra",
      "\u029fena",
      "a\u200dnn",
      "<npc>",
      "an",
      "x".repeat(17),
    ])
      expect(characterNameFault(characterName(typed), NONE), typed).toBe(
        "A character's name has 3 to 16 Latin letters and nothing else.",
      );
  });

  it("may be no word that means somebody, everybody or a way", () => {
    for (const name of ["All", "Self", "You", "Somebody", "North", "Guest", "System"])
      expect(characterNameFault(name, NONE)).toBe("That word has another meaning here.");
    expect(characterNameFault("Marn", new Set(["marn"]))).toBe(
      "Somebody or something here is called that already.",
    );
  });

  it("has one key, however it is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 8 }), (typed) => {
        const name = characterName(typed);
        if (characterNameFault(name, NONE) !== undefined) return;
        expect(nameKey(characterName(name))).toBe(nameKey(name));
        expect(name).not.toMatch(/[^\p{Script=Latin}]/u);
      }),
      { examples: [["Ann"], ["ÅSA"], ["ǅor"]] },
    );
  });

  it("of a guest is a bird's, which no player can take", () => {
    expect(new Set(GUEST_NAMES).size).toBe(GUEST_NAMES.length);
    expect(characterNameFault("Tern123", NONE)).toBeDefined();
  });
});
