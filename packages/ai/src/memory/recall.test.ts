import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recall, recency, relevanceOf, sift, type Remembered } from "./recall.ts";

const WEEK = 168;
const memory = (
  what: string,
  at: number,
  importance: number,
  about: string[] = [],
): Remembered & { what: string } => ({
  what,
  at,
  importance,
  about,
});

describe("recall", () => {
  const life = [
    memory("Anna bought rope", 1_000, 0.3, ["anna", "rope"]),
    memory("Anna saved my boat", 1_000 - WEEK, 0.9, ["anna", "boat", "storm"]),
    memory("the storm", 1_000 - 4 * WEEK, 1, ["storm"]),
    memory("a gull", 1_000, 0.1, ["gull"]),
  ];

  test("brings up what is recent, important and to the point, and says how much of each", () => {
    const hits = recall(life, { now: 1_000, about: ["anna"] });
    expect(hits.map(({ memory }) => memory.what)).toEqual(["Anna saved my boat", "Anna bought rope"]);
    expect(hits[0]).toMatchObject({ score: 0.45, recency: 0.5, relevance: 1 });
    const both = recall(life, { now: 1_000, about: ["storm", "boat"], most: 1 });
    expect(both.map(({ memory }) => memory.what)).toEqual(["Anna saved my boat"]);
  });

  test("brings up nothing when nothing is on one's mind", () => {
    expect(recall(life, { now: 1_000, about: [] })).toEqual([]);
    expect(recall([], { now: 1_000, about: ["anna"] })).toEqual([]);
  });

  test("takes another's word for what is relevant", () => {
    const hits = recall(life, {
      now: 1_000,
      about: [],
      relevance: ({ what }) => (what === "a gull" ? 0.5 : 0),
    });
    expect(hits).toMatchObject([{ memory: { what: "a gull" }, score: 0.05 }]);
  });

  test("prefers the newer of two equal memories, and then the first", () => {
    const equal = [
      memory("old", 0, 0.5, ["a"]),
      memory("new", 1, 0.5, ["a"]),
      memory("new too", 1, 0.5, ["a"]),
    ];
    const hits = recall(equal, { now: 1, about: ["a"], halfLife: Number.POSITIVE_INFINITY });
    expect(hits.map(({ memory }) => memory.what)).toEqual(["new", "new too", "old"]);
  });

  test("pales by half in each half-life, and does not shine for being ahead of its time", () => {
    expect([recency(0, 0), recency(0, WEEK), recency(0, 10, 5), recency(9, 3)]).toEqual([1, 0.5, 0.25, 1]);
  });

  test("counts each word that is on one's mind once", () => {
    expect(relevanceOf(["anna", "anna"], ["anna", "rope", "rope"])).toBe(0.5);
  });
});

describe("sifting memories", () => {
  test("keeps the newest, then what matters, and lets the palest go", () => {
    const memories = [
      memory("a slight", 0, 0.7),
      memory("a wedding", 0, 1),
      memory("a meal", 50, 0.2),
      memory("a debt", 60, 0.8),
      memory("a nod", 90, 0),
      memory("a joke", 99, 0.1),
    ];
    const { kept, forgotten } = sift(memories, { now: 100, shortTerm: 2, most: 4 });
    expect(kept.map(({ what }) => what)).toEqual(["a wedding", "a debt", "a nod", "a joke"]);
    expect(forgotten.map(({ what }) => what)).toEqual(["a slight", "a meal"]);
  });

  test("neither makes up nor loses any, keeps no more than it may, and done twice does nothing more", () => {
    const some = fc.array(
      fc.record({
        at: fc.nat(50),
        importance: fc.double({ min: 0, max: 1, noNaN: true }),
        about: fc.constant([]),
      }),
    );
    fc.assert(
      fc.property(some, fc.nat(10), fc.nat(15), (memories, shortTerm, most) => {
        const options = { now: 50, shortTerm, most, threshold: 0.5 };
        const { kept, forgotten } = sift(memories, options);
        expect(kept.length + forgotten.length).toBe(memories.length);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(new Set([...kept, ...forgotten])).toEqual(new Set(memories));
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(shortTerm, most, memories.length));
        expect(sift(kept, options)).toEqual({ kept, forgotten: [] });
      }),
    );
  });
});
