import { describe, expect, test } from "vitest";
import { RoomGraph } from "./graph.ts";
import { Parts } from "./parts.ts";

/** Three rooms in a row behind two doors, and one alone. */
function row() {
  const graph = new RoomGraph([
    { id: "cell", area: "keep", exits: [{ name: "out", to: "hall", door: "closed" }] },
    { id: "hall", area: "keep", exits: [{ name: "up", to: "roof", needs: ["climb"] }] },
    { id: "roof", area: "keep", exits: [] },
    { id: "moon", area: "sky", exits: [] },
  ]);
  const [cell, hall, roof, moon] = ["cell", "hall", "roof", "moon"].map((id) => graph.room(id)) as [
    number,
    number,
    number,
    number,
  ];
  return { graph, cell, hall, roof, moon };
}

describe("parts of a world", () => {
  test("hang together for whom nothing stops, and fall apart for others", () => {
    const { graph, cell, hall, roof, moon } = row();
    const all = new Parts(graph, undefined);
    expect([all.apart(cell, roof), all.apart(roof, cell), all.apart(cell, moon)]).toEqual([
      false,
      false,
      true,
    ]);
    expect([all.sizeOf(roof), all.sizeOf(moon)]).toEqual([3, 1]);
    const climber = new Parts(graph, graph.traveller({ can: ["climb"] }));
    expect([climber.apart(cell, hall), climber.apart(hall, roof)]).toEqual([true, false]);
  });

  test("are joined when a door opens, and not split when it closes", () => {
    const { graph, cell, hall, roof } = row();
    const parts = new Parts(graph, graph.traveller({}));
    graph.setDoor(0, "open");
    expect(parts.catchUp()).toBe(true);
    expect([parts.apart(cell, hall), parts.apart(cell, roof), parts.sizeOf(cell)]).toEqual([false, true, 2]);
    graph.setDoor(0, "closed");
    expect([parts.catchUp(), parts.apart(cell, hall)]).toEqual([true, false]);
  });

  test("say that they cannot catch up with more doors than are remembered", () => {
    const { graph } = row();
    const parts = new Parts(graph, graph.traveller({}));
    for (let flip = 0; flip < 300; flip++) graph.setDoor(0, flip % 2 === 0 ? "open" : "closed");
    expect(parts.catchUp()).toBe(false);
  });
});
