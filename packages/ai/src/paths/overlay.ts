import { AreaRooms } from "./area-rooms.ts";
import { BucketQueue } from "./bucket-queue.ts";
import { FAR, type RoomGraph } from "./graph.ts";
import { boundOf, type Landmarks } from "./landmarks.ts";
import { Lru } from "./lru.ts";
import type { Found, Search } from "./search.ts";
import { Sweep } from "./sweep.ts";
import type { Traveller } from "./ways.ts";

const START = -1;

/** What is known of crossing areas, for one kind of traveller. */
interface Crossings {
  /** By border room: pairs of another border room of its area and the cost to it. */
  rows: Map<number, Int32Array>;
  /** By area: its version when its rows were made. */
  versions: Uint32Array;
  /** How many areas, from the first, have been warmed. */
  warmed: number;
}

/**
 * The world as its areas' borders: rooms with an exit to another area, or from one, and what it costs to cross an area between two of
 * them. Exact: a way through it costs what the best way costs. Crossings are kept for each kind of traveller; an area's are made
 * when first used, or warmed beforehand, and made anew when a door within it has changed. Doors between areas are looked at as they
 * are.
 */
export class Overlay {
  /** Crossings made, one for each border room of an area from which a way was sought. */
  built = 0;
  readonly #graph: RoomGraph;
  readonly #landmarks: Landmarks;
  readonly #search: Search;
  readonly #areas: AreaRooms;
  readonly #sweep: Sweep;
  readonly #queue = new BucketQueue();
  /** By traveller's signature. */
  readonly #kinds: Lru<Crossings>;
  /** By room, for one search; FAR, or zero, everywhere between searches. */
  readonly #cost: Int32Array;
  readonly #tail: Int32Array;
  readonly #local: Int32Array;
  readonly #settled: Uint8Array;
  /** By room: the exit it was reached by, or `-2 - room` for a crossing from that room. */
  readonly #via: Int32Array;
  readonly #touched: number[] = [];

  constructor(graph: RoomGraph, landmarks: Landmarks, search: Search, kinds: number) {
    const count = graph.rooms.length;
    this.#graph = graph;
    this.#landmarks = landmarks;
    this.#search = search;
    this.#areas = new AreaRooms(graph);
    this.#sweep = new Sweep(graph);
    this.#kinds = new Lru(kinds);
    this.#cost = new Int32Array(count).fill(FAR);
    this.#tail = new Int32Array(count).fill(FAR);
    this.#local = new Int32Array(count).fill(FAR);
    this.#settled = new Uint8Array(count);
    this.#via = new Int32Array(count);
  }

  /** Whether the crossings of all areas were made for such a traveller. Where doors changed since, it takes a few to make. */
  isWarm(traveller: Traveller): boolean {
    return (this.#kinds.get(traveller.signature)?.warmed ?? 0) >= this.#graph.areas.length;
  }

  /** Makes the crossings of one more area for such a traveller (0.3 ms for a hundred rooms). False when all are made. */
  warm(traveller: Traveller): boolean {
    const kind = this.#kindOf(traveller);
    if (kind.warmed >= this.#graph.areas.length) return false;
    for (const border of this.#areas.borders(kind.warmed)) this.#crossingsOf(kind, border, traveller);
    kind.warmed += 1;
    return kind.warmed < this.#graph.areas.length;
  }

  clear(): void {
    this.#kinds.clear();
  }

  /** As `Search.run`; the cap counts border rooms. */
  run(from: number, to: number, traveller: Traveller, cap: number): Found {
    const found = this.#cross(from, to, traveller, cap);
    for (const room of this.#touched) {
      this.#cost[room] = FAR;
      this.#settled[room] = 0;
    }
    this.#touched.length = 0;
    this.#areas.clear(this.#graph.areaOf[to]!, this.#tail);
    return found;
  }

  #cross(from: number, to: number, traveller: Traveller, cap: number): Found {
    const { areaOf, offset, target, weight } = this.#graph;
    const kind = this.#kindOf(traveller);
    const aim = this.#landmarks.aim(from, to);
    const first = boundOf(aim, from);
    if (first === FAR) return { kind: "unreachable", settled: 0 };
    const [cost, tail, settledFlag, via, queue] = [
      this.#cost,
      this.#tail,
      this.#settled,
      this.#via,
      this.#queue,
    ];
    const last = areaOf[to]!;
    this.#sweep.spread(to, tail, { backwards: true, traveller, area: last });
    queue.reset(first);
    const reach = (room: number, through: number, by: number): void => {
      if (through >= cost[room]!) return;
      const bound = boundOf(aim, room);
      if (bound === FAR) return;
      if (cost[room] === FAR) this.#touched.push(room);
      cost[room] = through;
      via[room] = by;
      queue.push(through + bound, room);
    };
    reach(from, 0, START);
    let best = tail[from]!;
    let end = from;
    let settled = 0;
    for (let key = queue.key; key >= 0 && key < best; key = queue.key) {
      const room = queue.pop();
      if (settledFlag[room] === 1) continue;
      settledFlag[room] = 1;
      if (settled++ >= cap) return { kind: "capped", settled: cap };
      const soFar = cost[room]!;
      if (soFar + tail[room]! < best) {
        best = soFar + tail[room]!;
        end = room;
      }
      if (via[room]! >= START) {
        const crossings = this.#crossingsOf(kind, room, traveller);
        for (let at = 0; at < crossings.length; at += 2)
          reach(crossings[at]!, soFar + crossings[at + 1]!, -2 - room);
      }
      const area = areaOf[room]!;
      for (let exit = offset[room]!; exit < offset[room + 1]!; exit++) {
        const next = target[exit]!;
        if (areaOf[next] !== area && this.#graph.passes(traveller, exit))
          reach(next, soFar + weight[exit]!, exit);
      }
    }
    if (best === FAR) return { kind: "unreachable", settled };
    return { kind: "path", cost: best, exits: this.#trace(end, to, traveller), settled };
  }

  #kindOf({ signature }: Traveller): Crossings {
    const known = this.#kinds.get(signature);
    if (known !== undefined) return known;
    const kind = {
      rows: new Map<number, Int32Array>(),
      versions: this.#graph.areaVersion.slice(),
      warmed: 0,
    };
    this.#kinds.set(signature, kind);
    return kind;
  }

  /** What it costs to cross the room's area from it to each of the area's border rooms. */
  #crossingsOf({ rows, versions }: Crossings, room: number, traveller: Traveller): Int32Array {
    const { areaOf, areaVersion } = this.#graph;
    const area = areaOf[room]!;
    if (versions[area] !== areaVersion[area]) {
      for (const border of this.#areas.borders(area)) rows.delete(border);
      versions[area] = areaVersion[area]!;
    }
    const known = rows.get(room);
    if (known !== undefined) return known;
    const local = this.#local;
    this.#sweep.spread(room, local, { backwards: false, traveller, area });
    const pairs: number[] = [];
    for (const border of this.#areas.borders(area))
      if (border !== room && local[border] !== FAR) pairs.push(border, local[border]!);
    this.#areas.clear(area, local);
    this.built += 1;
    const row = Int32Array.from(pairs);
    if (this.#areas.isBorder(room)) rows.set(room, row);
    return row;
  }

  #trace(end: number, to: number, traveller: Traveller): Int32Array {
    const pieces: Int32Array[] = [this.#within(end, to, traveller)];
    for (let room = end, via = this.#via[room]!; via !== START; via = this.#via[room]!) {
      if (via >= 0) {
        pieces.push(Int32Array.of(via));
        room = this.#graph.source[via]!;
      } else {
        pieces.push(this.#within(-2 - via, room, traveller));
        room = -2 - via;
      }
    }
    const exits = new Int32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces.reverse()) {
      exits.set(piece, at);
      at += piece.length;
    }
    return exits;
  }

  #within(from: number, to: number, traveller: Traveller): Int32Array {
    const found = this.#search.run(from, to, traveller, FAR, this.#graph.areaOf[to]);
    if (found.kind !== "path") throw new Error("a crossing of an area that its rooms do not have");
    return found.exits;
  }
}
