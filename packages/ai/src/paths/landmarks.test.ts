import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FAR, RoomGraph } from "./graph.ts";
import { boundOf, Landmarks } from "./landmarks.ts";
import { Oracle } from "./testing/oracle.ts";
import { chance, DOORS, tangle } from "./testing/worlds.ts";
import { ABILITIES, type Ability, type RoomSpec } from "./ways.ts";

const able = {
  can: Object.keys(ABILITIES) as Ability[],
  keys: ["k0", "k1", "k2"],
  secrets: ["s0", "s1", "s2"],
};

describe("landmarks", () => {
  test("never say more than the way costs, and never say there is none when there is, after any change of doors", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 40 }), (seed, size) => {
        const specs = tangle(seed, size, size * 2, 3);
        const graph = new RoomGraph(specs);
        const landmarks = new Landmarks(graph, 3);
        const roll = chance(seed);
        while (landmarks.step());
        const oracle = new Oracle(specs);
        for (let change = 0; change < 10; change++) {
          const exit = roll(graph.target.length);
          const state = DOORS[roll(4)]!;
          graph.setDoor(exit, state);
          oracle.setDoor(graph.source[exit]!, exit - graph.offset[graph.source[exit]!]!, state);
        }
        const [from, to] = [roll(size), roll(size)];
        const cost = oracle.costs(`r${from}`, able).get(`r${to}`)!;
        const bounds = [landmarks.bound(from, to), boundOf(landmarks.aim(from, to), from)];
        for (const bound of bounds)
          if (cost !== Number.POSITIVE_INFINITY) expect(bound).toBeLessThanOrEqual(cost);
      }),
    );
  });

  test("are exact along a road, and know that nobody comes back from a one-way road's end", () => {
    const road: RoomSpec[] = Array.from({ length: 50 }, (_, at) => ({
      id: `mile${at}`,
      area: "road",
      exits: at < 49 ? [{ name: "on", to: `mile${at + 1}`, cost: 2 }] : [],
    }));
    const landmarks = new Landmarks(new RoomGraph(road), 2);
    while (landmarks.step());
    expect(landmarks.bound(3, 20)).toBe(34);
    expect(landmarks.bound(49, 0)).toBe(FAR);
  });

  test("hold in a world too long for sixteen bits", () => {
    const road: RoomSpec[] = Array.from({ length: 200 }, (_, at) => ({
      id: `mile${at}`,
      area: "road",
      exits: [
        { name: "on", to: `mile${Math.min(199, at + 1)}`, cost: 1_000 },
        { name: "back", to: `mile${Math.max(0, at - 1)}`, cost: 1_000 },
      ],
    }));
    const landmarks = new Landmarks(new RoomGraph(road), 2);
    while (landmarks.step());
    expect(landmarks.bound(0, 199)).toBe(199_000);
    expect(landmarks.bound(150, 20)).toBe(130_000);
  });

  test("stand in the large part of a world, not in a cupboard nobody can enter", () => {
    const road: RoomSpec[] = Array.from({ length: 100 }, (_, at) => ({
      id: `mile${at}`,
      area: "road",
      exits: [{ name: "on", to: `mile${(at + 1) % 100}` }],
    }));
    const landmarks = new Landmarks(new RoomGraph([{ id: "cupboard", area: "void", exits: [] }, ...road]), 4);
    while (landmarks.step());
    expect(landmarks.rooms).not.toContain(0);
    expect(landmarks.ready).toBe(4);
  });
});
