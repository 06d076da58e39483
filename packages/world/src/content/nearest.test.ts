import * as fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, nearest } from "./nearest.ts";

test("a slip of one letter, or two swapped, is understood", () => {
  expect(nearest("nroth", ["south", "north"])).toBe("north");
  expect(nearest("lok", ["get", "look"])).toBe("look");
  expect(nearest("seealso", ["aliases", "seeAlso"])).toBe("seeAlso");
});

test("another word is not taken for a slip", () => {
  expect(nearest("dance", ["look", "north"])).toBeUndefined();
  expect(nearest("up", ["in"])).toBeUndefined();
  expect(didYouMean("dance", ["look"])).toBe("");
});

test("a word that is there is found exactly, whatever else is", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,10}$/), { minLength: 1 }), (words) => {
      for (const word of words) expect(nearest(word, words)).toBe(word);
    }),
  );
});
