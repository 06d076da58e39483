import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capitalise, list, pluralise, sentence, withArticle, withoutArticle } from "./prose.ts";

test("a list puts commas between and one 'and' at the end", () => {
  expect(list([])).toBe("");
  expect(list(["a mug"])).toBe("a mug");
  expect(list(["a mug", "a rope"])).toBe("a mug and a rope");
  expect(list(["a", "b", "c"])).toBe("a, b and c");
});

test("every part of a list is in it, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[b-z]{1,8}$/)), (parts) => {
      expect(
        list(parts)
          .split(/, | and /)
          .filter((part) => part !== ""),
      ).toEqual(parts);
    }),
  );
});

test("a sentence has one full stop, also when it ends with what somebody wrote", () => {
  expect(sentence("Set the flag indoors")).toBe("Set the flag indoors.");
  expect(sentence("Set look to 'Wet rock.'")).toBe("Set look to 'Wet rock.'");
  expect(sentence("Set name to 'The Landing'")).toBe("Set name to 'The Landing'.");
});

describe("plurals", () => {
  test.each([
    ["a tin mug", undefined, 1, "a tin mug"],
    ["a tin mug", "tin mugs", 3, "three tin mugs"],
    ["a copper penny", "copper pennies", 12, "12 copper pennies"],
    ["a tin mug", "tin mugs", 10, "ten tin mugs"],
    ["a tin mug", "tin mugs", 0, "no tin mugs"],
    ["a flask of lamp oil", undefined, 2, "two flasks of lamp oil"],
    ["a wicker box", undefined, 2, "two wicker boxes"],
    ["the old ferry", undefined, 2, "two old ferries"],
    ["a brass key", undefined, 2, "two brass keys"],
    ["a hank of twine in a box", undefined, 2, "two hanks of twine in a box"],
  ])("%s (%s) times %i is '%s'", (name, plural, count, words) => {
    expect(pluralise(name, plural, count)).toBe(words);
  });
});

test("capitalising passes over tags and quotes, and leaves the rest alone", () => {
  expect(capitalise("a tin mug")).toBe("A tin mug");
  expect(capitalise("<item>a tin mug</item> lies here")).toBe("<item>A tin mug</item> lies here");
  expect(capitalise("'no,' says Hesper")).toBe("'No,' says Hesper");
  expect(capitalise("éclair")).toBe("Éclair");
  expect(capitalise("12 pennies")).toBe("12 pennies");
  expect(capitalise("")).toBe("");
});

test("articles follow the sound and are not given twice", () => {
  expect(withArticle("tin mug")).toBe("a tin mug");
  expect(withArticle("old rope")).toBe("an old rope");
  expect(withArticle("hourglass")).toBe("an hourglass");
  expect(withArticle("one-eyed gull")).toBe("a one-eyed gull");
  expect(withArticle("unicorn")).toBe("a unicorn");
  expect(withArticle("unmarked crate")).toBe("an unmarked crate");
  expect(withArticle("unnamed boat")).toBe("an unnamed boat");
  expect(withArticle("uneven stair")).toBe("an uneven stair");
  expect(withArticle("useful hook")).toBe("a useful hook");
  expect(withArticle("the great spindle")).toBe("the great spindle");
  expect(withArticle("Hesper")).toBe("Hesper");
});

test("a name loses one article and no more", () => {
  expect(withoutArticle("the a-frame")).toBe("a-frame");
  expect(withoutArticle("an anchor")).toBe("anchor");
  expect(withoutArticle("another oar")).toBe("another oar");
});

test("a capital goes to the first letter behind tags and opening quotes, whatever the text is", () => {
  const piece = fc.oneof(
    fc.constantFrom("<b>", "</say>", "<", ">", "'", '"', "‘", "“", "(", "&lt;", " ", "ß", "é", "𐐨", "3"),
    fc.string({ unit: "grapheme", maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join("");
      const wanted = text.replace(
        /^((?:<[^>]*>|['"‘“(])*)(\p{L})/u,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      );
      expect(capitalise(text)).toBe(wanted);
    }),
    { numRuns: 2_000 },
  );
});
