import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepSpaces, splitWords } from "./tokens.ts";

describe("words", () => {
  it.each([
    ["long sword", ["long", "sword"]],
    ['  "long sword"  to   ann ', ["long sword", "to", "ann"]],
    ["'tin mug' to ann", ["tin mug", "to", "ann"]],
    ["coll's mug", ["coll's", "mug"]],
    ['a "b', ["a", '"b']],
    ['"a"b c', ['"a"b', "c"]],
    ["the 'old' one", ["the", "old", "one"]],
    ['""', ['""']],
    ["", []],
  ])("%j are split at spaces, and quotes hold some together", (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  it("lose nothing but spaces when there are no quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const bare = text.replace(/["']/g, "");
        expect(splitWords(bare).join("")).toBe(bare.replace(/\s+/g, ""));
        expect(keepSpaces(text).join(" ")).toBe(text);
      }),
    );
  });
});
