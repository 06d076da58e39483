import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UndoLog } from "./undo-log.ts";

const boom = (): never => {
  throw new Error("boom");
};

describe("what is kept beside the entities", () => {
  it("is as it was when what was attempted throws, whatever was changed, and how often", () => {
    const change = fc.record({
      key: fc.constantFrom("a", "b", "c"),
      value: fc.option(fc.integer(), { nil: undefined }),
      has: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (before, during) => {
        const undo = new UndoLog();
        const map = new Map<string, number>();
        const set = new Set<string>();
        const make = (changes: typeof before): void => {
          for (const { key, value, has } of changes) {
            undo.put(map, key, value);
            undo.mark(set, key, has);
          }
        };
        make(before);
        const was = { map: new Map(map), set: new Set(set) };
        expect(() =>
          undo.attempt(() => {
            make(during);
            boom();
          }),
        ).toThrow("boom");
        expect({ map, set }).toEqual(was);
      }),
    );
  });

  it("goes back with the outer attempt when only that throws, and stays when nothing does", () => {
    const undo = new UndoLog();
    const map = new Map([["a", 1]]);
    undo.attempt(() => undo.put(map, "a", 2));
    expect(map.get("a")).toBe(2);
    expect(() =>
      undo.attempt(() => {
        undo.attempt(() => undo.put(map, "a", 3));
        boom();
      }),
    ).toThrow("boom");
    expect(map.get("a")).toBe(2);
    undo.attempt(() => {
      expect(() => undo.attempt(() => (undo.put(map, "a", 4), boom()))).toThrow("boom");
      undo.put(map, "b", 5);
    });
    expect([...map]).toEqual([
      ["a", 2],
      ["b", 5],
    ]);
  });
});
