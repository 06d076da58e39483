import { describe, expect, test } from "vitest";
import { RoomGraph } from "./graph.ts";
import { KeptWays } from "./kept-ways.ts";
import { Landmarks } from "./landmarks.ts";
import type { RoomSpec } from "./ways.ts";

/** A road of ten miles, and a barred tunnel from mile 2 to mile 5. */
function road() {
  const specs: RoomSpec[] = Array.from({ length: 10 }, (_, at) => ({
    id: `mile${at}`,
    area: "road",
    exits: [
      ...(at > 0 ? [{ name: "back", to: `mile${at - 1}` }] : []),
      ...(at < 9 ? [{ name: "on", to: `mile${at + 1}` }] : []),
      ...(at === 2 ? [{ name: "tunnel", to: "mile5", door: "barred" as const }] : []),
    ],
  }));
  const graph = new RoomGraph(specs);
  const landmarks = new Landmarks(graph, 2);
  while (landmarks.step());
  const kept = new KeptWays(graph, landmarks, 8);
  const who = graph.traveller({});
  const way = (from: number, to: number) => {
    const exits = Int32Array.from({ length: to - from }, (_, step) => graph.exit(from + step, "on"));
    return { kind: "way", cost: to - from, exits } as const;
  };
  return { graph, kept, who, way, tunnel: graph.exit(2, "tunnel") };
}

describe("a way that is kept", () => {
  test("is given up when a short cut opens, and not when what opens is no short cut for it", () => {
    const { graph, kept, who, way, tunnel } = road();
    kept.keep(1, 7, who, way(1, 7));
    kept.keep(5, 9, who, way(5, 9));
    graph.setDoor(tunnel, "open");
    expect(kept.get(1, 7, who)).toBeUndefined();
    expect(kept.get(5, 9, who)).toEqual(way(5, 9));
  });

  test("is given up when a door on it closes, and not when one elsewhere does", () => {
    const { graph, kept, who, way } = road();
    kept.keep(1, 4, who, way(1, 4));
    graph.setDoor(graph.exit(6, "on"), "closed");
    expect(kept.get(1, 4, who)).toEqual(way(1, 4));
    graph.setDoor(graph.exit(3, "on"), "closed");
    expect(kept.get(1, 4, who)).toBeUndefined();
  });

  test("is kept for who may pass the same, and for nobody else", () => {
    const { graph, kept, who, way } = road();
    kept.keep(1, 4, who, way(1, 4));
    expect(kept.get(1, 4, graph.traveller({ keys: ["of no use"] }))).toEqual(way(1, 4));
    expect(kept.get(1, 4, graph.traveller({ can: ["swim"] }))).toBeUndefined();
  });
});
