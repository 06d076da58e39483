import { BucketQueue } from "./bucket-queue.ts";
import { FAR, type RoomGraph } from "./graph.ts";
import { boundOf, type Landmarks } from "./landmarks.ts";
import type { Traveller } from "./ways.ts";

/** Rooms that are looked at backwards from the target first: behind a locked door there are few, and no search of the world is needed. */
const PROBE = 96;

export type Found =
  | { kind: "path"; cost: number; exits: Int32Array; settled: number }
  /** There is no way now, for this traveller. */
  | { kind: "unreachable"; settled: number }
  /** The cap was met first: there may be a way. */
  | { kind: "capped"; settled: number };

/** A* between two rooms, with landmarks for bounds and buckets for a queue. Its arrays are used again: one search at a time. */
export class Search {
  readonly #graph: RoomGraph;
  readonly #landmarks: Landmarks;
  readonly #queue = new BucketQueue();
  /** By room: in which search it was reached (twice its number), or settled (one more). */
  readonly #stamp: Uint32Array;
  readonly #cost: Int32Array;
  readonly #bound: Int32Array;
  readonly #via: Int32Array;
  readonly #probed = new Int32Array(PROBE + 1);
  #search = 0;

  constructor(graph: RoomGraph, landmarks: Landmarks) {
    const count = graph.rooms.length;
    this.#graph = graph;
    this.#landmarks = landmarks;
    this.#stamp = new Uint32Array(count);
    this.#cost = new Int32Array(count);
    this.#bound = new Int32Array(count);
    this.#via = new Int32Array(count);
  }

  /** The cheapest way for this traveller, in exits; settles at most `cap` rooms. Given an area, it stays there. */
  run(from: number, to: number, traveller: Traveller, cap: number, area = -1): Found {
    if (area < 0 && this.#shutIn(from, to, traveller)) return { kind: "unreachable", settled: 0 };
    const graph = this.#graph;
    const { offset, target, weight, need, areaOf } = graph;
    const lacks = traveller.lacks;
    const queue = this.#queue;
    const cost = this.#cost;
    const bound = this.#bound;
    const via = this.#via;
    const stamp = this.#stamp;
    const reached = this.#begin();
    const aim = this.#landmarks.aim(from, to);
    const first = boundOf(aim, from);
    if (first === FAR) return { kind: "unreachable", settled: 0 };
    queue.reset(first);
    queue.push(first, from);
    stamp[from] = reached;
    cost[from] = 0;
    via[from] = -1;
    for (let settled = 0; ; ) {
      const room = queue.pop();
      if (room < 0) return { kind: "unreachable", settled };
      if (stamp[room] !== reached) continue;
      if (room === to) return { kind: "path", cost: cost[to]!, exits: this.#trace(to), settled };
      if (settled++ >= cap) return { kind: "capped", settled: cap };
      stamp[room] = reached + 1;
      const soFar = cost[room]!;
      for (let exit = offset[room]!; exit < offset[room + 1]!; exit++) {
        const next = target[exit]!;
        const through = soFar + weight[exit]!;
        const seen = stamp[next]!;
        if (seen === reached + 1 || (seen === reached && through >= cost[next]!)) continue;
        if ((need[exit]! & lacks) !== 0 && !graph.passes(traveller, exit)) continue;
        if (area >= 0 && areaOf[next] !== area) continue;
        if (seen !== reached) {
          const least = boundOf(aim, next);
          if (least === FAR) continue;
          bound[next] = least;
          stamp[next] = reached;
        }
        cost[next] = through;
        via[next] = exit;
        queue.push(through + bound[next]!, next);
      }
    }
  }

  /** Whether all rooms from which the target can be reached are a few that `from` is not among. */
  #shutIn(from: number, to: number, traveller: Traveller): boolean {
    if (from === to) return false;
    const graph = this.#graph;
    const { intoOffset, into, source } = graph;
    const rooms = this.#probed;
    const stamp = this.#stamp;
    const reached = this.#begin();
    let count = 1;
    rooms[0] = to;
    stamp[to] = reached;
    for (let done = 0; done < count; done++) {
      const room = rooms[done]!;
      for (let at = intoOffset[room]!; at < intoOffset[room + 1]!; at++) {
        const before = source[into[at]!]!;
        if (stamp[before] === reached || !graph.passes(traveller, into[at]!)) continue;
        if (before === from || count > PROBE) return false;
        stamp[before] = reached;
        rooms[count++] = before;
      }
    }
    return true;
  }

  #begin(): number {
    this.#search += 2;
    if (this.#search > 0xffff_fff0) {
      this.#stamp.fill(0);
      this.#search = 2;
    }
    return this.#search;
  }

  #trace(to: number): Int32Array {
    let length = 0;
    for (let exit = this.#via[to]!; exit >= 0; exit = this.#via[this.#graph.source[exit]!]!) length++;
    const exits = new Int32Array(length);
    for (let exit = this.#via[to]!; exit >= 0; exit = this.#via[this.#graph.source[exit]!]!)
      exits[--length] = exit;
    return exits;
  }
}
