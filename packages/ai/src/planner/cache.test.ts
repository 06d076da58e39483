import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordCache } from "./cache.ts";

describe("A cache of words", () => {
  it("does what a list does from which the least lately used entry is dropped", () => {
    const keys = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 1, maxLength: 3 });
    const calls = fc.array(fc.record({ key: keys, value: fc.option(fc.integer()) }), { maxLength: 80 });
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 5 }), (all, capacity) => {
        const cache = new WordCache<number>(capacity, 3);
        let model: { name: string; value: number }[] = [];
        for (const { key, value } of all) {
          // Shorter keys are filled up with zeros, so these are the same key.
          const name = [...key, 0, 0].slice(0, 3).join();
          const known = model.find((one) => one.name === name);
          const words = Int32Array.from(key);
          model = model.filter((one) => one !== known);
          if (value === null) {
            expect(cache.get(Int32Array.from([...key, 0, 0].slice(0, 3)), 3)).toBe(known?.value);
            if (known !== undefined) model.push(known);
          } else {
            cache.set(Int32Array.from([...words, 0, 0].slice(0, 3)), 3, value);
            model.push({ name, value });
            model = model.slice(-capacity);
          }
          expect(cache.size).toBe(model.length);
        }
      }),
    );
  });

  it("never takes one key for another whose hash is the same", () => {
    const cache = new WordCache<string>(5_000, 2);
    for (let i = 0; i < 5_000; i++) cache.set(Int32Array.of(i, i * 7_919), 2, `${i}`);
    for (let i = 0; i < 5_000; i++) expect(cache.get(Int32Array.of(i, i * 7_919), 2)).toBe(`${i}`);
    expect(cache.get(Int32Array.of(1, 1), 2)).toBeUndefined();
    expect(cache).toMatchObject({ hits: 5_000, misses: 1 });
    cache.clear();
    expect(cache.get(Int32Array.of(3, 3 * 7_919), 2)).toBeUndefined();
    expect(cache).toMatchObject({ size: 0, hits: 0, misses: 1 });
  });
});
