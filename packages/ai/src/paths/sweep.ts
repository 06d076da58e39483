import { BucketQueue } from "./bucket-queue.ts";
import { FAR, type RoomGraph } from "./graph.ts";
import type { Traveller } from "./ways.ts";

export interface SweepOptions {
  /** Along the exits, or against them. */
  backwards: boolean;
  /** Whom doors and needs stop; undefined: nobody is stopped, and every door is open. */
  traveller?: Traveller | undefined;
  /** Stays within this area. */
  area?: number;
  /** Stops when so many rooms are settled. */
  cap?: number;
}

/** Dijkstra's search from one room to all: `distance` is filled by room number, FAR where it did not come. Returns the rooms settled. */
export class Sweep {
  readonly #graph: RoomGraph;
  readonly #queue = new BucketQueue();

  constructor(graph: RoomGraph) {
    this.#graph = graph;
  }

  run(origin: number, distance: Int32Array, options: SweepOptions): number {
    distance.fill(FAR);
    return this.spread(origin, distance, options);
  }

  /** The same, into distances that hold FAR wherever the sweep can come. */
  spread(
    origin: number,
    distance: Int32Array,
    { backwards, traveller, area = -1, cap = FAR }: SweepOptions,
  ): number {
    const graph = this.#graph;
    const queue = this.#queue;
    const { into, areaOf } = graph;
    const offset = backwards ? graph.intoOffset : graph.offset;
    const ends = backwards ? graph.source : graph.target;
    const weight = traveller === undefined ? graph.cost : graph.weight;
    let settled = 0;
    queue.reset(0);
    distance[origin] = 0;
    queue.push(0, origin);
    for (;;) {
      const key = queue.key;
      const room = queue.pop();
      if (room < 0) return settled;
      if (key > distance[room]!) continue;
      if (++settled > cap) return settled;
      for (let at = offset[room]!; at < offset[room + 1]!; at++) {
        const exit = backwards ? into[at]! : at;
        const end = ends[exit]!;
        const through = key + weight[exit]!;
        if (through >= distance[end]!) continue;
        if (area >= 0 && areaOf[end] !== area) continue;
        if (traveller !== undefined && !graph.passes(traveller, exit)) continue;
        distance[end] = through;
        queue.push(through, end);
      }
    }
  }
}
