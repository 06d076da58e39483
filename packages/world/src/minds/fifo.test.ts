import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fifo } from "./fifo.ts";

describe("a queue", () => {
  it("gives what it was given, in that order, however adding and taking are mixed", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(3_000), fc.constant(-1)), { maxLength: 60 }), (steps) => {
        const queue = new Fifo<number>();
        const plain: number[] = [];
        let next = 0;
        for (const step of steps) {
          if (step >= 0) {
            const items = Array.from({ length: step }, () => (next += 1));
            queue.add(items);
            plain.push(...items);
          } else for (let taken = 0; taken < 1_500; taken += 1) expect(queue.take()).toBe(plain.shift());
          expect(queue.isEmpty).toBe(plain.length === 0);
          expect(queue.count((item) => item % 2 === 0)).toBe(plain.filter((item) => item % 2 === 0).length);
        }
      }),
      { numRuns: 20 },
    );
  });
});
