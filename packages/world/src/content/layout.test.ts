import { describe, expect, it } from "vitest";
import { layOut, type LaidOutRoom } from "./layout.ts";

const room = (id: string, exits: LaidOutRoom["exits"], at?: [number, number, number]): LaidOutRoom => ({
  id,
  exits,
  at: at && { x: at[0], y: at[1], z: at[2] },
});

/** `id: x y z`, in the order of the rooms. */
function placesOf(rooms: readonly LaidOutRoom[]): string[] {
  const placed = layOut(rooms);
  return rooms.map(({ id }) => {
    const at = placed.get(id);
    return `${id}: ${at ? `${at.x} ${at.y} ${at.z}` : "nowhere"}`;
  });
}

describe("the map of an area", () => {
  it("is walked out from its first room, north up the page", () => {
    expect(
      placesOf([
        room("a", { north: "b", up: "c", southeast: "d" }),
        room("b", { west: "e" }),
        room("c", {}),
        room("d", {}),
        room("e", {}),
      ]),
    ).toEqual(["a: 0 0 0", "b: 0 1 0", "c: 0 0 1", "d: 1 -1 0", "e: -1 1 0"]);
  });

  it("keeps authored places, and goes on from them", () => {
    expect(
      placesOf([room("a", { east: "b" }, [5, 5, 0]), room("b", { east: "c" }, [9, 5, 0]), room("c", {})]),
    ).toEqual(["a: 5 5 0", "b: 9 5 0", "c: 10 5 0"]);
  });

  it("gives no place to the one that comes second, and walks on through it", () => {
    expect(
      placesOf([room("a", { in: "b", east: "c" }), room("b", { down: "d" }), room("c", {}), room("d", {})]),
    ).toEqual(["a: 0 0 0", "b: nowhere", "c: 1 0 0", "d: 0 0 -1"]);
  });

  it("leaves an authored place to its room, however near another one is", () => {
    expect(
      placesOf([room("a", { north: "b" }), room("b", { north: "c" }), room("c", {}, [0, 1, 0])]),
    ).toEqual(["a: 0 0 0", "b: nowhere", "c: 0 1 0"]);
  });

  it("places what no way leads to only where its author said", () => {
    expect(
      placesOf([
        room("a", { north: "other:x" }),
        room("b", { east: "c" }, [7, 0, 0]),
        room("c", {}),
        room("d", {}),
      ]),
    ).toEqual(["a: 0 0 0", "b: 7 0 0", "c: 8 0 0", "d: nowhere"]);
  });
});
