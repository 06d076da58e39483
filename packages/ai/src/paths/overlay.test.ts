import { describe, expect, test } from "vitest";
import { FAR, RoomGraph } from "./graph.ts";
import { Landmarks } from "./landmarks.ts";
import { Overlay } from "./overlay.ts";
import { Search } from "./search.ts";
import { chance, DOORS, wideWorld } from "./testing/worlds.ts";

function overlaid(kinds = 2) {
  const graph = new RoomGraph(wideWorld(5, 5, 5, 6));
  const landmarks = new Landmarks(graph, 8);
  while (landmarks.step());
  const search = new Search(graph, landmarks);
  const overlay = new Overlay(graph, landmarks, search, kinds);
  return { graph, search, overlay, anybody: graph.traveller({ can: ["doors"] }) };
}

describe("the areas' borders", () => {
  test("have ways that cost what the rooms' ways cost, while doors change", () => {
    const { graph, search, overlay, anybody } = overlaid();
    const roll = chance(4);
    let unreachable = 0;
    for (let round = 0; round < 400; round++) {
      for (let door = 0; door < 4; door++) graph.setDoor(roll(graph.target.length), DOORS[roll(4)]!);
      const [from, to] = [roll(graph.rooms.length), roll(graph.rooms.length)];
      const plain = search.run(from, to, anybody, FAR);
      const over = overlay.run(from, to, anybody, FAR);
      expect(over.kind).toBe(plain.kind);
      if (plain.kind !== "path" || over.kind !== "path") {
        unreachable++;
        continue;
      }
      expect(over.cost).toBe(plain.cost);
      expect([...over.exits].reduce((sum, exit) => sum + graph.weight[exit]!, 0)).toBe(plain.cost);
      expect([...over.exits].every((exit) => graph.passes(anybody, exit))).toBe(true);
    }
    expect(unreachable).toBeGreaterThan(10);
    expect(unreachable).toBeLessThan(300);
  });

  test("are made anew for the one area in which a door changed, and for no other", () => {
    const { graph, overlay, anybody } = overlaid();
    while (overlay.warm(anybody));
    const borders = overlay.built;
    expect(overlay.isWarm(anybody)).toBe(true);
    const inner = [...graph.target.keys()].find(
      (exit) => graph.areaOf[graph.source[exit]!] === 12 && graph.areaOf[graph.target[exit]!] === 12,
    )!;
    const between = [...graph.target.keys()].find(
      (exit) => graph.areaOf[graph.source[exit]!] !== graph.areaOf[graph.target[exit]!],
    )!;
    const roll = chance(8);
    const cross = (): void => {
      for (let pair = 0; pair < 200; pair++) {
        const [from, to] = [roll(graph.rooms.length), roll(graph.rooms.length)];
        if (graph.areaOf[from] !== graph.areaOf[to]) overlay.run(from, to, anybody, FAR);
      }
    };
    cross();
    const starts = overlay.built - borders;
    graph.setDoor(between, "closed");
    cross();
    expect(overlay.built - borders - starts).toBeLessThan(250);
    const before = overlay.built;
    graph.setDoor(inner, "barred");
    overlay.run(0, graph.rooms.length - 1, anybody, FAR);
    expect(overlay.built - before).toBeLessThanOrEqual(30);
    expect(overlay.isWarm(anybody)).toBe(true);
  });

  test("are kept for a few kinds of travellers, and forgotten for the rest", () => {
    const { graph, overlay, anybody } = overlaid(1);
    while (overlay.warm(anybody));
    overlay.run(0, 500, graph.traveller({ can: ["swim"] }), FAR);
    expect(overlay.isWarm(anybody)).toBe(false);
    overlay.clear();
    expect(overlay.run(0, 500, anybody, FAR).kind).toBe("path");
  });

  test("give up at their cap", () => {
    const { graph, overlay, anybody } = overlaid();
    expect(overlay.run(0, graph.rooms.length - 1, anybody, 3)).toEqual({ kind: "capped", settled: 3 });
    expect(overlay.run(0, graph.rooms.length - 1, anybody, FAR).kind).toBe("path");
  });
});
