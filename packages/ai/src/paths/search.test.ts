import { describe, expect, test } from "vitest";
import { FAR, RoomGraph } from "./graph.ts";
import { Landmarks } from "./landmarks.ts";
import { Search } from "./search.ts";
import { wideWorld } from "./testing/worlds.ts";
import type { ExitSpec, RoomSpec } from "./ways.ts";

function searchIn(specs: readonly RoomSpec[], landmarks = 4) {
  const graph = new RoomGraph(specs);
  const marks = new Landmarks(graph, landmarks);
  while (marks.step());
  return { graph, search: new Search(graph, marks), anybody: graph.traveller({}) };
}

/** A corridor with a locked house at its end: `hall` and its back room. */
function street(length: number): RoomSpec[] {
  const rooms = Array.from({ length }, (_, at) => ({
    id: `street${at}`,
    area: "town",
    exits: [
      ...(at > 0 ? [{ name: "west", to: `street${at - 1}` }] : []),
      ...(at < length - 1 ? [{ name: "east", to: `street${at + 1}` }] : []),
    ] as ExitSpec[],
  }));
  rooms[0]!.exits.push({ name: "north", to: "hall", door: "locked", keys: ["iron"] });
  return [
    ...rooms,
    {
      id: "hall",
      area: "house",
      exits: [
        { name: "south", to: "street0" },
        { name: "north", to: "back" },
      ],
    },
    { id: "back", area: "house", exits: [{ name: "south", to: "hall" }] },
  ];
}

describe("a search for a way", () => {
  test("behind a locked door says so at once, however large the world before it is", () => {
    const { graph, search, anybody } = searchIn(street(5_000));
    const found = search.run(graph.room("street4000"), graph.room("back"), anybody, FAR);
    expect(found).toEqual({ kind: "unreachable", settled: 0 });
  });

  test("goes through the locked door of whoever has hands and the key, and counts what opening costs", () => {
    const { graph, search } = searchIn(street(10));
    const owner = graph.traveller({ can: ["doors"], keys: ["iron"] });
    const found = search.run(graph.room("street3"), graph.room("back"), owner, FAR);
    expect(found).toMatchObject({ kind: "path", cost: 3 + (1 + 2) + 1 });
  });

  test("gives up at its cap and says that there may be a way", () => {
    const { graph, search, anybody } = searchIn(street(500), 0);
    const found = search.run(graph.room("street0"), graph.room("street499"), anybody, 100);
    expect(found).toEqual({ kind: "capped", settled: 100 });
  });

  test("settles a small part of what a search without landmarks settles", () => {
    const specs = wideWorld(3, 8, 8, 8);
    const [blind, led] = [searchIn(specs, 0), searchIn(specs, 16)];
    let [without, having] = [0, 0];
    for (let pair = 0; pair < 100; pair++) {
      const [from, to] = [(pair * 977) % specs.length, (pair * 3_571 + 99) % specs.length];
      const found = [blind, led].map(({ search, anybody }) => search.run(from, to, anybody, FAR));
      const [first, second] = found;
      if (first?.kind !== "path" || second?.kind !== "path") throw new Error("no way");
      expect(second.cost).toBe(first.cost);
      without += first.settled;
      having += second.settled;
    }
    expect(having).toBeLessThan(without / 8);
  });

  test("from a room to itself is a way of no steps", () => {
    const { graph, search, anybody } = searchIn(street(3));
    const found = search.run(graph.room("hall"), graph.room("hall"), anybody, FAR);
    expect(found).toEqual({ kind: "path", cost: 0, exits: new Int32Array(0), settled: 0 });
  });
});
