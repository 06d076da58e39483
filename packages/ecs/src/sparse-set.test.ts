import * as fc from "fast-check";
import { expect, it } from "vitest";
import { SparseSet } from "./sparse-set.ts";

function view(set: SparseSet) {
  return Array.from({ length: set.size }, (_, slot) => [set.dense[slot], set.values[slot]]);
}

it("is back in the same order when every removal is undone in reverse", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(5000), { minLength: 1 }),
      fc.infiniteStream(fc.nat()),
      (indices, choices) => {
        const set = new SparseSet();
        for (const index of indices) set.insert(index, `value ${index}`);
        const before = view(set);
        const removed = indices
          .filter(() => choices.next().value % 2 === 0)
          .map((index) => ({ index, slot: set.remove(index), value: `value ${index}` }));
        for (const { index } of removed) expect([set.has(index), set.slot(index)]).toEqual([false, -1]);
        for (const { index, slot, value } of removed.reverse()) set.restore(index, slot, value);
        expect(view(set)).toEqual(before);
        for (const index of indices) expect(set.values[set.slot(index)]).toBe(`value ${index}`);
      },
    ),
  );
});

it("finds nobody at a slot that no entity has", () => {
  const set = new SparseSet();
  set.insert(0, "rat");
  expect([set.slot(-1), set.has(1), set.has(1024 * 1024)]).toEqual([-1, false, false]);
});
