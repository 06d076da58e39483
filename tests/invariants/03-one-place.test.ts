import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MemoryStorage } from "../../packages/world/src/testing/memory-storage.ts";
import { TestWorld } from "../../packages/world/src/testing/test-world.ts";

const RUNS = Number(process.env["WYLDLANDS_FUZZ_RUNS"] ?? 6);

const LINES = [
  "get all",
  "drop all",
  "north",
  "south",
  "east",
  "west",
  "get 3 coins",
  "drop 2 coins",
  "give 1 coin to ann",
  "give 2 coins to bob",
  "give all to bob",
  "drop oar",
];

/** A thing's place and an owner's money are stored once: what is in the database is the whole truth. */
describe("invariant 3: one place", () => {
  test("every stored thing is in exactly one place that exists, and no other row says where it is", async () => {
    const play = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom(...LINES)), {
      minLength: 20,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(play, async (steps) => {
        const storage = new MemoryStorage();
        const world = await TestWorld.start({ storage });
        try {
          const players = await world.players("Ann", "Bob", "Cem");
          for (const [who, line] of steps) players[who]?.connection.post(line);
          await world.settle();
          await world.committer.flush();
          check(storage);
          const census = world.census();
          const next = await world.restart();
          expect(next.census()).toEqual(census);
          next.stop();
        } finally {
          world.stop();
        }
      }),
      { numRuns: RUNS },
    );
  });
});

function check(storage: MemoryStorage): void {
  const rows = [...storage.entities.values()];
  for (const row of rows) {
    if (row.kind !== "item") continue;
    expect(storage.entities.has(row.containerId ?? "")).toBe(true);
    const others = rows.filter((other) => other.id !== row.id && other.kind !== "room");
    expect(others.filter((other) => JSON.stringify(other.data).includes(row.id))).toEqual([]);
  }
  const purses = rows.filter((row) => row.prototypeId === "isle:copper").map((row) => row.containerId);
  expect(new Set(purses).size).toBe(purses.length);
}
