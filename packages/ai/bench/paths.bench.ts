import createGraph from "ngraph.graph";
import { aStar } from "ngraph.path";
import { Field } from "../src/paths/field.ts";
import { FAR, RoomGraph } from "../src/paths/graph.ts";
import { Landmarks } from "../src/paths/landmarks.ts";
import { Overlay } from "../src/paths/overlay.ts";
import { Paths } from "../src/paths/paths.ts";
import { Search } from "../src/paths/search.ts";
import { chance, wideWorld } from "../src/paths/testing/worlds.ts";
import type { RoomSpec, Traveller } from "../src/paths/ways.ts";
import { percentile, stopwatch } from "./own-time.ts";

const [ACROSS, DOWN, SIDE] = [40, 25, 10];
const PER_AREA = SIDE * SIDE;
const ROOMS = ACROSS * DOWN * PER_AREA;
const PAIRS = 2_000;
/** The other one is slow. */
const PEER_PAIRS = 150;
/** Milliseconds; and by how much the peer's median is slower, with our landmarks and with its own grid. */
const TARGETS = { p50: 0.74, unreachableP99: 1, landmarks: 5, grid: 50 };

type Pair = readonly [from: number, to: number];
interface Row {
  what: string;
  asked: number;
  mean_ms: number;
  p50_ms: number;
  p99_ms: number;
  max_ms: number;
  settled?: number;
}

/** Runs `ask` for each pair, and says how long it took, without what other processes took. */
function timed(what: string, pairs: readonly Pair[], ask: (from: number, to: number) => number): Row {
  const watch = stopwatch();
  const times: number[] = [];
  let settled = 0;
  for (const [from, to] of pairs) {
    times.push(
      watch(() => {
        settled += ask(from, to);
      }),
    );
  }
  const sum = times.reduce((a, b) => a + b, 0);
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(percentile(times, share));
  return {
    what,
    asked: pairs.length,
    mean_ms: round(sum / pairs.length),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    max_ms: at(1),
    settled: Math.round(settled / pairs.length),
  };
}

function round(ms: number): number {
  return Math.round(ms * 10_000) / 10_000;
}

/** The wide world, an island beside it, and a cottage whose door is locked. */
function world(): RoomSpec[] {
  const specs = wideWorld(1, ACROSS, DOWN, SIDE);
  const island = wideWorld(2, 1, 1, SIDE).map(({ id, exits }) => ({
    id: `island:${id}`,
    area: "island",
    exits: exits.map((exit) => ({ ...exit, to: `island:${exit.to}` })),
  }));
  const door = { name: "in", to: "cottage", door: "locked", keys: ["brass"] } as const;
  const first = { ...specs[0]!, exits: [...specs[0]!.exits, door] };
  const cottage = { id: "cottage", area: "a0", exits: [{ name: "out", to: specs[0]!.id }] };
  return [first, ...specs.slice(1), ...island, cottage];
}

/** ngraph.path on the same world, with the grid's distance (which our search does not know) or with our landmarks as its heuristic. */
function peer(graph: RoomGraph, landmarks: Landmarks, heuristic: "grid" | "landmarks") {
  const other = createGraph<Pair, number>();
  for (let room = 0; room < graph.rooms.length; room++) {
    const [area, within] = [Math.floor(room / PER_AREA), room % PER_AREA];
    const x = (area % ACROSS) * SIDE + (within % SIDE);
    const y = Math.floor(area / ACROSS) * SIDE + Math.floor(within / SIDE);
    other.addNode(room, [x, y]);
  }
  for (const [exit, end] of graph.target.entries())
    other.addLink(graph.source[exit]!, end, graph.weight[exit]);
  const grid = (from: { data: Pair }, to: { data: Pair }): number =>
    Math.abs(from.data[0] - to.data[0]) + Math.abs(from.data[1] - to.data[1]);
  const finder = aStar(other, {
    oriented: true,
    distance: (_from, _to, link) => link.data,
    heuristic: heuristic === "grid" ? grid : (from, to) => landmarks.bound(Number(from.id), Number(to.id)),
  });
  return { finder, other };
}

function run(): Row[] {
  const specs = world();
  const graph = new RoomGraph(specs);
  const landmarks = new Landmarks(graph);
  const steps = landmarks.wanted * 2;
  const sweeps = Array.from({ length: steps }, (): Pair => [0, 0]);
  const making = timed("one sweep for the landmarks", sweeps, () => Number(landmarks.step()));
  const roll = chance(7);
  const pairs = Array.from({ length: PAIRS }, (): Pair => [roll(ROOMS), roll(ROOMS)]);
  const near = Array.from({ length: PAIRS }, (): Pair => {
    const area = roll(ACROSS * DOWN) * PER_AREA;
    return [area + roll(PER_AREA), area + roll(PER_AREA)];
  });
  const anybody = graph.traveller({});
  const search = new Search(graph, landmarks);
  const costs: number[] = [];
  const seek = (from: number, to: number): number => {
    const found = search.run(from, to, anybody, FAR);
    if (found.kind !== "path") throw new Error(`${graph.rooms[from]} to ${graph.rooms[to]}: ${found.kind}`);
    costs.push(found.cost);
    return found.settled;
  };
  timed("warming up", pairs.slice(0, 200), seek);
  costs.length = 0;
  const rows = [timed("A* with 16 landmarks", pairs, seek)];
  const sums = costs.slice();
  rows.push(timed("the same within one area", near, seek));
  rows.push(...overBorders(graph, landmarks, search, anybody, pairs, sums));
  rows.push(...asked(graph, pairs, sums));
  rows.push(...unreachable(specs, graph));
  const peers = pairs.slice(0, PEER_PAIRS);
  for (const heuristic of ["grid", "landmarks"] as const) {
    const { finder, other } = peer(graph, landmarks, heuristic);
    let at = 0;
    rows.push(
      timed(`ngraph.path A*, heuristic: ${heuristic}`, peers, (from, to) => {
        const nodes = finder.find(from, to);
        let sum = 0;
        for (let step = 1; step < nodes.length; step++)
          sum += other.getLink(nodes[step]!.id, nodes[step - 1]!.id)?.data ?? Number.NaN;
        if (sum !== sums[at++])
          throw new Error(`ngraph.path found a way of ${sum}, we one of ${sums[at - 1]}`);
        return 0;
      }),
    );
    const apart: Pair[] = Array.from({ length: 10 }, () => [roll(ROOMS), ROOMS + roll(PER_AREA)]);
    rows.push(
      timed(
        `ngraph.path, unreachable, heuristic: ${heuristic}`,
        apart,
        (from, to) => finder.find(from, to).length,
      ),
    );
  }
  rows.push(making);
  rows.push(hops(graph, anybody, pairs));
  judge(rows);
  return rows;
}

/** The overlay, warm, asked for the same; and what a door in one area costs it. */
function overBorders(
  graph: RoomGraph,
  landmarks: Landmarks,
  search: Search,
  anybody: Traveller,
  pairs: readonly Pair[],
  sums: readonly number[],
): Row[] {
  const overlay = new Overlay(graph, landmarks, search, 1);
  const areas: Pair[] = graph.areas.map((_, area) => [area, area]);
  const warming = timed("crossings of one area, made", areas, () => (overlay.warm(anybody) ? 1 : 0));
  let at = 0;
  const over = timed("over the areas' borders", pairs, (from, to) => {
    const found = overlay.run(from, to, anybody, FAR);
    if (found.kind !== "path" || found.cost !== sums[at++]) throw new Error("the overlay found another way");
    return found.settled;
  });
  return [over, warming];
}

/** The whole, as the world asks it: first questions, and the same again. */
function asked(graph: RoomGraph, pairs: readonly Pair[], sums: readonly number[]): Row[] {
  const paths = new Paths(graph, { cap: FAR });
  const who = graph.traveller({ can: ["doors"] });
  const ask = (list: readonly number[]) => {
    let at = 0;
    return (from: number, to: number): number => {
      const way = paths.find(graph.rooms[from]!, graph.rooms[to]!, who);
      if (way.kind !== "way" || way.cost !== list[at++]) throw new Error("another way");
      return 0;
    };
  };
  while (paths.prepare());
  const half = pairs.length / 2;
  timed("first", pairs.slice(0, half), ask(sums));
  while (paths.prepare());
  const rows = [
    timed("Paths.find, prepared", pairs.slice(half), ask(sums.slice(half))),
    timed("Paths.find, asked again", pairs.slice(half), ask(sums.slice(half))),
  ];
  graph.setDoor(graph.offset[50 * PER_AREA]!, "closed");
  graph.setDoor(graph.offset[50 * PER_AREA]!, "open");
  rows.push(timed("Paths.find, again after a door far off", pairs.slice(half), ask(sums.slice(half))));
  return rows;
}

/** Islands, a locked cottage, and half a world behind locked gates. */
function unreachable(specs: readonly RoomSpec[], graph: RoomGraph): Row[] {
  const paths = new Paths(graph, { ways: 1 });
  while (paths.prepare());
  const who = graph.traveller({ can: ["doors"] });
  const roll = chance(9);
  const ask =
    (of: Paths) =>
    (from: number, to: number): number => {
      const { kind } = of.find(of.graph.rooms[from]!, of.graph.rooms[to]!, who);
      if (kind !== "unreachable") throw new Error(`not unreachable but ${kind}`);
      return 0;
    };
  const some = (to: () => number): Pair[] => Array.from({ length: PAIRS }, () => [roll(ROOMS), to()]);
  const rows = [
    timed(
      "unreachable: an island",
      some(() => ROOMS + roll(PER_AREA)),
      ask(paths),
    ),
    timed(
      "unreachable: a locked cottage",
      some(() => graph.room("cottage")),
      ask(paths),
    ),
  ];
  const west = (room: number): boolean => Math.floor(room / PER_AREA) % ACROSS < ACROSS / 2;
  const halved = new RoomGraph(specs);
  for (const [exit, end] of halved.target.entries())
    if (end < ROOMS && west(halved.source[exit]!) !== west(end)) halved.setDoor(exit, "barred");
  const cut = new Paths(halved, { ways: 1, cap: FAR });
  while (cut.prepare());
  const [here, there] = [
    (): number => roll(DOWN) * ACROSS * PER_AREA + roll((ACROSS / 2) * PER_AREA),
    (): number => (roll(DOWN) * ACROSS + ACROSS / 2) * PER_AREA + roll((ACROSS / 2) * PER_AREA),
  ];
  const across = Array.from({ length: PAIRS }, (): Pair => [here(), there()]);
  rows.push(timed("half a world behind gates, first time", across.slice(0, 1), ask(cut)));
  while (cut.prepare());
  rows.push(timed("unreachable: half a world behind gates", across, ask(cut)));
  return rows;
}

/** One step of many towards one target, by its field. */
function hops(graph: RoomGraph, anybody: Traveller, pairs: readonly Pair[]): Row {
  const field = new Field(graph, pairs[0]![1], anybody);
  field.cost(ROOMS);
  let steps = 0;
  const ms =
    stopwatch()(() => {
      for (const [from] of pairs)
        for (let exit = field.next(from); exit >= 0; exit = field.next(graph.target[exit]!)) steps++;
    }) / steps;
  const what = `one hop by a field: ${Math.round(ms * 1e6)} ns`;
  return { what, asked: steps, mean_ms: round(ms), p50_ms: round(ms), p99_ms: round(ms), max_ms: round(ms) };
}

function judge(rows: readonly Row[]): void {
  const row = (start: string): Row => rows.find(({ what }) => what.startsWith(start))!;
  const misses: string[] = [];
  const ours = row("Paths.find, prepared");
  if (ours.p50_ms > TARGETS.p50) misses.push(`p50 ${ours.p50_ms} ms, ${TARGETS.p50} wanted`);
  for (const { what, p99_ms } of rows)
    if (what.startsWith("unreachable") && p99_ms > TARGETS.unreachableP99)
      misses.push(`${what}: p99 ${p99_ms} ms`);
  for (const heuristic of ["landmarks", "grid"] as const) {
    const times = row(`ngraph.path A*, heuristic: ${heuristic}`).p50_ms / ours.p50_ms;
    if (times < TARGETS[heuristic]) misses.push(`${times.toFixed(1)} times ngraph.path with ${heuristic}`);
  }
  if (misses.length === 0) return;
  console.table(rows);
  throw new Error(`Missed: ${misses.join("; ")}.`);
}

export const bench = {
  name: "paths",
  what: "Ways through 100,000 rooms and 125,000 two-way exits, reachable and not, and ngraph.path on the same.",
  target: `p50 ≤ ${TARGETS.p50} ms, unreachable p99 ≤ ${TARGETS.unreachableP99} ms, median ${TARGETS.grid} times as fast as ngraph.path's, ${TARGETS.landmarks} times when it is given our landmarks.`,
  run,
};
