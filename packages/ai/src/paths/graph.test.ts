import { describe, expect, test } from "vitest";
import { PathError } from "./errors.ts";
import { RoomGraph } from "./graph.ts";
import type { ExitSpec, RoomSpec } from "./ways.ts";

function pair(exit: Partial<ExitSpec>): RoomGraph {
  return new RoomGraph([
    { id: "quay", area: "harbour", exits: [{ name: "east", to: "warehouse", ...exit }] },
    { id: "warehouse", area: "harbour", exits: [{ name: "west", to: "quay" }] },
  ]);
}

function refusal(specs: readonly RoomSpec[]): PathError {
  try {
    return new RoomGraph(specs) as never;
  } catch (error) {
    if (error instanceof PathError) return error;
    throw error;
  }
}

describe("a graph of rooms", () => {
  test("finds rooms and exits by name, and -1 for what it does not have", () => {
    const graph = pair({});
    const quay = graph.room("quay");
    const east = graph.exit(quay, "east");
    expect(graph.rooms[graph.target[east]!]).toBe("warehouse");
    expect([graph.exit(quay, "up"), graph.room("attic"), graph.exit(-1, "east")]).toEqual([-1, -1, -1]);
  });

  test("refuses a room named twice, an exit to nowhere and a cost out of bounds, each by name", () => {
    const room = { id: "quay", area: "harbour", exits: [] };
    expect(refusal([room, room])).toMatchObject({ code: "twice", message: "The room quay is there twice." });
    const lost = { ...room, exits: [{ name: "down", to: "abyss" }] };
    expect(refusal([lost])).toMatchObject({
      code: "nowhere",
      message: expect.stringContaining("down of quay leads to abyss"),
    });
    for (const cost of [0, -1, 1.5, 1_001, Number.NaN]) {
      const dear = { ...room, exits: [{ name: "round", to: "quay", cost }] };
      expect(refusal([dear])).toMatchObject({
        code: "cost",
        message: expect.stringContaining("round of quay"),
      });
    }
    expect(() => pair({}).setDoor(99, "open")).toThrow("no exit number 99");
  });

  test.each([
    ["a hidden exit", { secret: "loose plank" }, {}, { secrets: ["loose plank"] }],
    ["a wall", { needs: ["climb"] }, { can: ["fly"] }, { can: ["climb"] }],
    ["a closed door", { door: "closed" }, {}, { can: ["doors"] }],
    [
      "a locked door",
      { door: "locked", keys: ["tin", "rusty"] },
      { can: ["doors"], keys: ["oak"] },
      { can: ["doors"], keys: ["rusty"] },
    ],
    [
      "a lock, for whoever has no hands",
      { door: "locked", keys: ["tin"] },
      { keys: ["tin"] },
      { can: ["doors"], keys: ["tin"] },
    ],
    [
      "a place where no mob may go",
      { needs: ["unbound"] },
      { can: ["climb", "swim", "fly", "doors"] },
      { can: ["unbound"] },
    ],
  ] as const)("lets through %s only who has what it takes", (_what, exit, without, having) => {
    const graph = pair(exit);
    expect(graph.passes(graph.traveller(without), 0)).toBe(false);
    expect(graph.passes(graph.traveller(having), 0)).toBe(true);
  });

  test("lets nobody through what is barred, or locked without a key to it", () => {
    const everything = { can: ["climb", "swim", "fly", "doors", "unbound"], keys: ["tin"] } as const;
    for (const exit of [{ door: "barred" }, { door: "locked" }] as const) {
      const graph = pair(exit);
      expect(graph.passes(graph.traveller(everything), 0)).toBe(false);
    }
  });

  test("counts a door's change once, for its area, and none when the door is so already", () => {
    const graph = pair({ door: "closed" });
    expect([graph.setDoor(0, "locked"), graph.setDoor(0, "locked")]).toEqual([true, false]);
    expect([graph.changes, graph.areaVersion[0]]).toEqual([1, 1]);
  });

  test("gives travellers who may pass the same ways the same signature, whatever else is in their pockets", () => {
    const graph = pair({ door: "locked", keys: ["tin"] });
    const one = graph.traveller({ can: ["doors"], keys: ["tin", "a love letter"], secrets: ["of the tomb"] });
    const other = graph.traveller({ can: ["doors"], keys: ["tin"] });
    expect(one.signature).toBe(other.signature);
    expect(graph.traveller({ can: ["doors"] }).signature).not.toBe(other.signature);
  });
});
