import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIRECTIONS } from "../content/directions.ts";
import type { RoomPrototype } from "../content/types.ts";
import { smallContent } from "../testing/small-content.ts";
import { placeRooms } from "./place-rooms.ts";

const BARE = [...smallContent().rooms.values()][0] as RoomPrototype;

function room(
  id: string,
  exits: RoomPrototype["exits"] = {},
  coords?: RoomPrototype["coords"],
): RoomPrototype {
  const { coords: _own, ...bare } = BARE;
  return { ...bare, id, exits, ...(coords && { coords }) };
}

describe("places on the map", () => {
  it("leaves rooms where the game says they are, and puts the next one beyond its way", () => {
    const placed = placeRooms([
      room("hall", { north: "loft", east: "yard" }, { x: 4, y: 4, z: 0 }),
      room("loft"),
      room("yard", { up: "roof" }),
      room("roof"),
    ]);
    expect(Object.fromEntries(placed)).toEqual({
      hall: { x: 4, y: 4, z: 0 },
      loft: { x: 4, y: 5, z: 0 },
      yard: { x: 5, y: 4, z: 0 },
      roof: { x: 5, y: 4, z: 1 },
    });
  });

  it("puts a room that is entered by `in` beside the one it is in, since no two can share a place", () => {
    const placed = placeRooms([
      room("quay", { in: "hut" }, { x: 0, y: 0, z: 0 }),
      room("hut", { out: "quay" }),
    ]);
    const { x, y, z } = placed.get("hut") ?? { x: 9, y: 9, z: 9 };
    expect(Math.abs(x) + Math.abs(y)).toBe(1);
    expect(z).toBe(0);
  });

  it("stands rooms without a way to them below the rest, each with what it leads to", () => {
    const placed = placeRooms([room("hall"), room("cell", { east: "yard" }), room("yard"), room("well")]);
    expect(placed.get("cell")?.y).toBeLessThan(placed.get("hall")?.y ?? 0);
    expect(placed.get("yard")).toEqual({
      x: (placed.get("cell")?.x ?? 0) + 1,
      y: placed.get("cell")?.y,
      z: 0,
    });
    expect(new Set([...placed.values()].map((at) => JSON.stringify(at))).size).toBe(4);
  });

  it("gives each room of any tangle a place, and no two the same", () => {
    const tangle = fc.array(fc.dictionary(fc.constantFrom(...DIRECTIONS), fc.nat(39), { maxKeys: 6 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(tangle, (all) => {
        const rooms = all.map((exits, index) =>
          room(`r${index}`, Object.fromEntries(Object.entries(exits).map(([way, to]) => [way, `r${to}`]))),
        );
        const placed = placeRooms(rooms);
        expect([...placed.keys()].sort()).toEqual(rooms.map(({ id }) => id).sort());
        expect(new Set([...placed.values()].map(({ x, y, z }) => `${x} ${y} ${z}`)).size).toBe(rooms.length);
      }),
    );
  });

  it("lays out a thousand rooms that all lie inside one", () => {
    const inside = Array.from({ length: 1000 }, (_, index) => room(`r${index}`, { in: `r${index + 1}` }));
    const placed = placeRooms(inside);
    expect(new Set([...placed.values()].map(({ x, y, z }) => `${x} ${y} ${z}`)).size).toBe(1000);
  });
});
