import fc from "fast-check";
import { expect, test } from "vitest";
import { BucketQueue } from "./bucket-queue.ts";

test("a bucket queue gives out what a sorted list gives out, and the last in of equal keys first", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9 }),
      fc.array(fc.option(fc.nat(3_000), { freq: 3 })),
      (base, steps) => {
        const queue = new BucketQueue();
        queue.reset(5);
        queue.push(7, 1);
        queue.reset(base);
        const list: { key: number; item: number }[] = [];
        let floor = base;
        for (const [item, above] of [...steps, ...steps.map(() => null)].entries()) {
          if (above !== null) {
            queue.push(floor + above, item);
            list.push({ key: floor + above, item });
            continue;
          }
          const least = Math.min(...list.map(({ key }) => key));
          const at = list.findLastIndex(({ key }) => key === least);
          const expected = list.splice(at, at < 0 ? 0 : 1)[0] ?? { key: -1, item: -1 };
          expect(queue.key).toBe(expected.key);
          expect(queue.pop()).toBe(expected.item);
          floor = Math.max(floor, expected.key);
        }
      },
    ),
  );
});

test("a bucket queue holds more than it was made for", () => {
  const queue = new BucketQueue();
  for (let item = 0; item < 10_000; item++) queue.push(10_000 - item, item);
  const taken = Array.from({ length: 10_000 }, () => queue.pop());
  expect(taken).toEqual(Array.from({ length: 10_000 }, (_, at) => 9_999 - at));
  expect(queue.pop()).toBe(-1);
});
