import { expect, test } from "vitest";
import { Lru } from "./lru.ts";

test("what was used longest ago is forgotten first", () => {
  const lru = new Lru<number>(2);
  lru.set("a", 1);
  lru.set("b", 2);
  expect(lru.get("a")).toBe(1);
  lru.set("c", 3);
  expect([lru.get("a"), lru.get("b"), lru.get("c"), lru.size]).toEqual([1, undefined, 3, 2]);
  lru.set("a", 4);
  lru.set("d", 5);
  expect([lru.get("a"), lru.get("c")]).toEqual([4, undefined]);
  lru.clear();
  expect([lru.get("a"), lru.size]).toEqual([undefined, 0]);
});
