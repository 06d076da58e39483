import { expect, it } from "vitest";
import { spokenNumber, withSpokenNumbers } from "./number-words.ts";

it("a count is spoken in words up to ninety-nine", () => {
  expect([0, 7, 12, 19, 20, 21, 45, 90, 99, 100, -1, 2.5].map(spokenNumber)).toEqual([
    "zero",
    "seven",
    "twelve",
    "nineteen",
    "twenty",
    "twenty-one",
    "forty-five",
    "ninety",
    "ninety-nine",
    "100",
    "-1",
    "2.5",
  ]);
});

it("every count in a text is, and no part of a longer number", () => {
  expect(withSpokenNumbers("12 coppers for 3, not 1,500 or 2.5 or 312")).toBe(
    "twelve coppers for three, not 1,500 or 2.5 or 312",
  );
});
