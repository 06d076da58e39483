import { describe, expect, test } from "vitest";
import { Field } from "./field.ts";
import { FAR, RoomGraph } from "./graph.ts";
import type { DoorState } from "./ways.ts";

/** A well in the middle of a lane, a yard that is a short cut to it, and a tower that nobody enters. */
function lane(yard: DoorState = "open") {
  const graph = new RoomGraph([
    { id: "well", area: "lane", exits: [] },
    { id: "mill", area: "lane", exits: [{ name: "west", to: "well" }] },
    {
      id: "forge",
      area: "lane",
      exits: [
        { name: "west", to: "mill" },
        { name: "north", to: "well", cost: 2 },
        { name: "in", to: "yard", door: yard },
      ],
    },
    { id: "yard", area: "lane", exits: [{ name: "out", to: "well" }] },
    { id: "tower", area: "lane", exits: [] },
  ]);
  const field = new Field(graph, graph.room("well"), graph.traveller({}));
  const door = graph.exit(graph.room("forge"), "in");
  return { graph, field, door, forge: graph.room("forge") };
}

describe("a field", () => {
  test("knows the cost from every room, and the first of the cheapest exits", () => {
    const { graph, field, forge } = lane();
    const costs = ["well", "mill", "forge", "tower"].map((id) => field.cost(graph.room(id)));
    expect(costs).toEqual([0, 1, 2, FAR]);
    expect(graph.exitNames[field.next(forge)]).toBe("west");
    expect([field.next(graph.room("well")), field.next(graph.room("tower"))]).toEqual([-1, -1]);
  });

  test("stays exact when a door closes that no cheapest way needs", () => {
    const { graph, field, door, forge } = lane();
    field.cost(forge);
    graph.setDoor(door, "barred");
    expect([field.catchUp(), field.cost(forge)]).toEqual([true, 2]);
  });

  test("is spoilt by a short cut that opens, and by more changes than are remembered", () => {
    const { graph, field, forge } = lane();
    field.cost(forge);
    const mill = graph.offset[graph.room("mill")]!;
    graph.setDoor(mill, "barred");
    expect(field.catchUp()).toBe(false);
    const other = new Field(graph, graph.room("well"), graph.traveller({}));
    expect(other.cost(graph.room("mill"))).toBe(FAR);
    graph.setDoor(mill, "open");
    expect(other.catchUp()).toBe(false);
    const third = new Field(graph, graph.room("well"), graph.traveller({}));
    for (let flip = 0; flip < 300; flip++) graph.setDoor(mill, flip % 2 === 0 ? "closed" : "open");
    expect(third.catchUp()).toBe(false);
  });
});
