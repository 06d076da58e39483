import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RoomGraph } from "./graph.ts";
import { Paths, type PathsOptions } from "./paths.ts";
import { Oracle, somebody } from "./testing/oracle.ts";
import { chance, DOORS, tangle, wideWorld } from "./testing/worlds.ts";

/** Questions, changes of doors and idle pieces of work in a row; calls `check` with each answer. */
function livelyHour(
  seed: number,
  size: number,
  options: PathsOptions,
  check: (paths: Paths, oracle: Oracle, who: ReturnType<typeof somebody>, from: string, to: string) => void,
): void {
  const roll = chance(seed);
  const specs = tangle(seed, size, Math.floor(size * 1.7), 5);
  const graph = new RoomGraph(specs);
  const oracle = new Oracle(specs);
  const paths = new Paths(graph, options);
  const folk = [somebody(roll), somebody(roll), { can: ["doors"] as const }];
  for (let round = 0; round < 40; round++) {
    for (let door = roll(3); door > 0; door--) {
      const room = roll(size);
      const exits = specs[room]!.exits.length;
      if (exits === 0) continue;
      const [exit, state] = [roll(exits), DOORS[roll(4)]!];
      oracle.setDoor(room, exit, state);
      graph.setDoor(graph.offset[room]! + exit, state);
    }
    for (let piece = roll(6); piece > 0; piece--) paths.prepare();
    check(paths, oracle, folk[roll(3)]!, `r${roll(Math.min(size, 12))}`, `r${roll(Math.min(size, 12))}`);
  }
}

describe("paths", () => {
  test("are the cheapest that the rules allow, whatever is cached, warmed or forgotten while doors open and close", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 50 }),
        fc.integer({ min: 1, max: 40 }),
        (seed, size, easy) => {
          livelyHour(
            seed,
            size,
            { landmarks: 3, easy, ways: 8, costly: 1 },
            (paths, oracle, spec, from, to) => {
              const who = paths.graph.traveller(spec);
              const cheapest = oracle.costs(from, spec).get(to)!;
              const way = paths.find(from, to, who);
              if (cheapest === Number.POSITIVE_INFINITY) {
                expect(way).toEqual({ kind: "unreachable" });
                return;
              }
              if (way.kind !== "way") throw new Error(`no way from ${from} to ${to}: ${way.kind}`);
              expect(way.cost).toBe(cheapest);
              expect(oracle.walk(from, paths.steps(way.exits), spec)).toBe(cheapest);
              expect(paths.stillOpen(way.exits, 0, who)).toBe(true);
            },
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test("lead by their next step along a cheapest way, from fields as from searches", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (seed, size, popular) => {
          livelyHour(seed, size, { landmarks: 3, popular, fields: 3 }, (paths, oracle, spec, from, to) => {
            const cheapest = oracle.costs(from, spec).get(to)!;
            const next = paths.next(from, to, paths.graph.traveller(spec));
            if (from === to) expect(next).toEqual({ kind: "there" });
            else if (cheapest === Number.POSITIVE_INFINITY) expect(next).toEqual({ kind: "unreachable" });
            else {
              if (next.kind !== "step") throw new Error(next.kind);
              expect(next.left).toBe(cheapest);
              const step = oracle.walk(from, [next], spec);
              expect(step + oracle.costs(next.to, spec).get(to)!).toBe(cheapest);
            }
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  test("asked the same in the same order answer the same", () => {
    const hour = (): string[] => {
      const told: string[] = [];
      livelyHour(77, 60, { popular: 2, easy: 5, costly: 1 }, (paths, _oracle, spec, from, to) => {
        const who = paths.graph.traveller(spec);
        told.push(JSON.stringify([paths.find(from, to, who), paths.next(from, to, who), paths.stats]));
      });
      return told;
    };
    expect(hour()).toEqual(hour());
  });
});

describe("the memory of paths", () => {
  const specs = wideWorld(11, 6, 6, 6);
  const lively = (options: PathsOptions = {}): Paths => {
    const paths = new Paths(new RoomGraph(specs), options);
    while (paths.prepare());
    return paths;
  };
  const [from, to] = ["a0:r7", "a35:r20"];

  test("answers again without a search, until a door on the way closes", () => {
    const paths = lively();
    const who = paths.graph.traveller({});
    const way = paths.find(from, to, who);
    expect(paths.find(from, to, who)).toBe(way);
    expect(paths.stats).toMatchObject({ asked: 2, remembered: 1, searches: 1 });
    if (way.kind !== "way") throw new Error(way.kind);
    paths.graph.setDoor(way.exits[3]!, "barred");
    expect(paths.stillOpen(way.exits, 0, who)).toBe(false);
    expect(paths.stillOpen(way.exits, 4, who)).toBe(true);
    const around = paths.find(from, to, who);
    expect(around).not.toEqual(way);
    expect(paths.stats.searches).toBe(2);
  });

  test("is not shaken by a door far from the way, closing or opening", () => {
    const paths = lively();
    const who = paths.graph.traveller({});
    paths.find("a0:r7", "a1:r9", who);
    const far = paths.graph.exit(
      paths.graph.room("a35:r20"),
      paths.graph.exitNames[paths.graph.offset[paths.graph.room("a35:r20")]!]!,
    );
    paths.graph.setDoor(far, "barred");
    paths.find("a0:r7", "a1:r9", who);
    paths.graph.setDoor(far, "open");
    paths.find("a0:r7", "a1:r9", who);
    expect(paths.stats).toMatchObject({ remembered: 2, searches: 1 });
  });

  test("is given up when more doors changed than the graph remembers", () => {
    const paths = lively();
    const who = paths.graph.traveller({});
    const way = paths.find(from, to, who);
    for (let flip = 0; flip < 300; flip++) paths.graph.setDoor(5, flip % 2 === 0 ? "closed" : "open");
    expect(paths.find(from, to, who)).toEqual(way);
    expect(paths.stats.searches).toBe(2);
  });

  test("can be cleared; the landmarks stay, and answers are the same", () => {
    const paths = lively({ popular: 1 });
    const who = paths.graph.traveller({});
    const way = paths.find(from, to, who);
    paths.next(from, to, who);
    expect(paths.stats).toMatchObject({ ways: 1, fields: 1, landmarks: 16 });
    paths.clear();
    expect(paths.stats).toMatchObject({ ways: 0, fields: 0, landmarks: 16 });
    expect(paths.find(from, to, who)).toEqual(way);
  });

  test("keeps a field while the doors that change are not on its ways, and makes one anew when one is", () => {
    const paths = lively({ popular: 1 });
    const who = paths.graph.traveller({ can: ["doors"] });
    const first = paths.next(from, to, who);
    if (first.kind !== "step") throw new Error(first.kind);
    paths.graph.setDoor(first.exit, "barred");
    const second = paths.next(from, to, who);
    expect(second.kind).toBe("step");
    expect(second).not.toEqual(first);
    paths.graph.setDoor(first.exit, "open");
    expect(paths.next(from, to, who)).toEqual(first);
    expect(paths.stats).toMatchObject({ fromFields: 3, searches: 0 });
  });
});

describe("a world cut in two", () => {
  /** Two halves of 1,296 rooms, and one gate between them. */
  function halves() {
    const [here, there] = [wideWorld(1, 6, 6, 6), wideWorld(2, 6, 6, 6)];
    const moved = there.map(({ id, area, exits }) => ({
      id: `far-${id}`,
      area: `far-${area}`,
      exits: exits.map((exit) => ({ ...exit, to: `far-${exit.to}` })),
    }));
    const gate = { name: "gate", to: "far-a0:r0", door: "locked" as const, keys: ["great"] };
    return [{ ...here[0]!, exits: [...here[0]!.exits, gate] }, ...here.slice(1), ...moved];
  }

  test("is searched in vain once; then its parts are known, until the gate opens", () => {
    const graph = new RoomGraph(halves());
    const paths = new Paths(graph, { ways: 1 });
    const who = graph.traveller({ can: ["doors"] });
    while (paths.prepare());
    expect(paths.find("a20:r3", "far-a20:r3", who)).toEqual({ kind: "unreachable" });
    while (paths.prepare());
    const { settled } = paths.stats;
    expect(settled).toBeGreaterThan(1_000);
    expect(paths.find("a21:r3", "far-a9:r3", who)).toEqual({ kind: "unreachable" });
    expect(paths.stats.settled).toBe(settled);
    graph.setDoor(graph.exit(graph.room("a0:r0"), "gate"), "open");
    expect(paths.find("a20:r3", "far-a20:r3", who).kind).toBe("way");
    expect(paths.find("far-a20:r3", "a20:r3", who).kind).toBe("unreachable");
  });

  test("is no obstacle to whoever holds the key", () => {
    const graph = new RoomGraph(halves());
    const paths = new Paths(graph);
    while (paths.prepare());
    const keeper = graph.traveller({ can: ["doors"], keys: ["great", "small"] });
    expect(paths.find("a20:r3", "far-a20:r3", keeper).kind).toBe("way");
  });
});

describe("a way too long for the cap", () => {
  test("is too far at first, and found over the areas' borders once these are made", () => {
    const specs = wideWorld(3, 12, 12, 5);
    const paths = new Paths(new RoomGraph(specs), { cap: 400, landmarks: 0 });
    const who = paths.graph.traveller({});
    const [from, to] = ["a0:r0", "a143:r24"];
    expect(paths.find(from, to, who)).toEqual({ kind: "too-far" });
    while (paths.prepare());
    expect(paths.find(from, to, who)).toEqual({ kind: "too-far" });
    const larger = new Paths(new RoomGraph(specs), { cap: 1_500, landmarks: 0 });
    expect(larger.find(from, to, who)).toEqual({ kind: "too-far" });
    while (larger.prepare());
    const way = larger.find(from, to, who);
    expect(larger.stats.overBorders).toBe(1);
    const whole = new Paths(new RoomGraph(specs), { landmarks: 0 });
    expect(way).toMatchObject({ kind: "way", cost: (whole.find(from, to, who) as { cost: number }).cost });
  });
});

describe("paths that are asked for what is not there", () => {
  const paths = new Paths(new RoomGraph(wideWorld(1, 2, 2, 3)), { cap: 2, landmarks: 0 });
  const who = paths.graph.traveller({});

  test("name the room they do not know", () => {
    expect(paths.find("a0:r0", "atlantis", who)).toEqual({ kind: "unknown", room: "atlantis" });
    expect(paths.next("atlantis", "a0:r0", who)).toEqual({ kind: "unknown", room: "atlantis" });
  });

  test("say when they gave up", () => {
    expect(paths.find("a0:r0", "a3:r8", who)).toEqual({ kind: "too-far" });
    expect(paths.next("a0:r0", "a3:r8", who)).toEqual({ kind: "too-far" });
  });

  test("answer in an empty world", () => {
    const empty = new Paths(new RoomGraph([]));
    expect(empty.prepare()).toBe(false);
    expect(empty.find("a", "b", who)).toEqual({ kind: "unknown", room: "a" });
  });
});
