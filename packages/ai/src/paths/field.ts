import { BucketQueue } from "./bucket-queue.ts";
import { FAR, type RoomGraph } from "./graph.ts";
import type { Traveller } from "./ways.ts";

/**
 * From every room the next exit towards one target: for the places that many go to. It grows backwards from the target as far as it
 * is asked, so its first answer costs no more than the way is long.
 */
export class Field {
  readonly target: number;
  readonly #graph: RoomGraph;
  readonly #traveller: Traveller;
  readonly #distance: Int32Array;
  readonly #settled: Uint8Array;
  #queue: BucketQueue | undefined = new BucketQueue();
  #seen: number;

  constructor(graph: RoomGraph, target: number, traveller: Traveller) {
    this.target = target;
    this.#graph = graph;
    this.#traveller = traveller;
    this.#seen = graph.changes;
    this.#distance = new Int32Array(graph.rooms.length).fill(FAR);
    this.#settled = new Uint8Array(graph.rooms.length);
    this.#distance[target] = 0;
    this.#queue?.push(0, target);
  }

  /**
   * Whether it is still exact after the doors that changed: a door matters only if some way used it, or some way would be shorter
   * through it. False: make a new one.
   */
  catchUp(): boolean {
    if (this.#seen === this.#graph.changes) return true;
    let exact = true;
    const known = this.#graph.changedSince(this.#seen, (exit) => {
      exact &&= this.#holds(exit);
    });
    this.#seen = this.#graph.changes;
    return exact && known;
  }

  /** What the way from the room costs; FAR when there is none. Valid after `catchUp`. */
  cost(room: number): number {
    if (this.#settled[room] === 0 && this.#queue !== undefined) this.#grow(this.#queue, room);
    return this.#settled[room] === 1 ? this.#distance[room]! : FAR;
  }

  /** The exit to take in the room, or -1: it is the target, or no way leads there. Of equal ones the first. */
  next(room: number): number {
    const left = this.cost(room);
    if (left === FAR || left === 0) return -1;
    const { offset, target, weight } = this.#graph;
    for (let exit = offset[room]!; exit < offset[room + 1]!; exit++) {
      const end = target[exit]!;
      if (this.#distance[end]! + weight[exit]! !== left || this.#settled[end] === 0) continue;
      if (this.#graph.passes(this.#traveller, exit)) return exit;
    }
    return -1;
  }

  #grow(queue: BucketQueue, wanted: number): void {
    const { intoOffset, into, source, weight } = this.#graph;
    const distance = this.#distance;
    for (let room = queue.pop(); room >= 0; room = queue.pop()) {
      if (this.#settled[room] === 1) continue;
      this.#settled[room] = 1;
      const soFar = distance[room]!;
      for (let at = intoOffset[room]!; at < intoOffset[room + 1]!; at++) {
        const exit = into[at]!;
        const before = source[exit]!;
        const through = soFar + weight[exit]!;
        if (through >= distance[before]! || !this.#graph.passes(this.#traveller, exit)) continue;
        distance[before] = through;
        queue.push(through, before);
      }
      if (room === wanted) return;
    }
    this.#queue = undefined;
  }

  /** Whether the room before the exit still has the distance that its settled neighbours give it. */
  #holds(changed: number): boolean {
    const { offset, target, weight, source } = this.#graph;
    const room = source[changed]!;
    if (room === this.target) return true;
    let best = FAR;
    for (let exit = offset[room]!; exit < offset[room + 1]!; exit++) {
      const end = target[exit]!;
      if (this.#settled[end] === 0 || !this.#graph.passes(this.#traveller, exit)) continue;
      best = Math.min(best, this.#distance[end]! + weight[exit]!);
    }
    return best === this.#distance[room];
  }
}
