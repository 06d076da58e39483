import { expect, it } from "vitest";
import { sameData } from "./same-data.ts";

it("tells data apart by what it says, not by the prototypes of its objects", () => {
  const bare = Object.assign(Object.create(null) as object, { a: [1, { b: "c" }] });
  expect(sameData(bare, { a: [1, { b: "c" }] })).toBe(true);
  expect(sameData(bare, { a: [1, { b: "d" }] })).toBe(false);
  expect(sameData({ a: undefined }, { b: undefined })).toBe(false);
  expect(sameData([1], [1, 2])).toBe(false);
  expect(sameData([1], { 0: 1 })).toBe(false);
  expect(sameData(new Map([["a", { b: 1 }]]), new Map([["a", { b: 1 }]]))).toBe(true);
  expect(sameData(/a/, /b/)).toBe(false);
  expect(sameData(undefined, {})).toBe(false);
});
