import type { RoomGraph } from "./graph.ts";
import type { Traveller } from "./ways.ts";

/**
 * Which rooms hang together for a traveller (undefined: for one whom nothing stops), one-way exits taken as two-way. Rooms of
 * different parts have no way between them. A door that closes leaves that true; one that opens joins two parts, so `catchUp` keeps
 * it true for as long as the graph remembers its changes. Parts are never split: make new ones for sharper answers.
 */
export class Parts {
  readonly #graph: RoomGraph;
  readonly #traveller: Traveller | undefined;
  /** By room: the number of its part, to be followed in `#joined`. */
  readonly #part: Int32Array;
  readonly #joined: number[] = [];
  readonly #sizes: number[] = [];
  #seen: number;

  constructor(graph: RoomGraph, traveller: Traveller | undefined) {
    this.#graph = graph;
    this.#traveller = traveller;
    this.#part = new Int32Array(graph.rooms.length).fill(-1);
    this.#seen = graph.changes;
    const stack = new Int32Array(graph.rooms.length);
    for (let room = 0; room < this.#part.length; room++) if (this.#part[room]! < 0) this.#flood(room, stack);
  }

  /** Takes in the doors that changed; false when it is too far behind, and says nothing true any more. */
  catchUp(): boolean {
    const known = this.#graph.changedSince(this.#seen, (exit) => this.#joinOver(exit));
    this.#seen = this.#graph.changes;
    return known;
  }

  apart(from: number, to: number): boolean {
    return this.#root(this.#part[from]!) !== this.#root(this.#part[to]!);
  }

  /** How many rooms the room's part has. */
  sizeOf(room: number): number {
    return this.#sizes[this.#root(this.#part[room]!)]!;
  }

  #joinOver(exit: number): void {
    const graph = this.#graph;
    if (this.#traveller !== undefined && !graph.passes(this.#traveller, exit)) return;
    const from = this.#root(this.#part[graph.source[exit]!]!);
    const to = this.#root(this.#part[graph.target[exit]!]!);
    if (from === to) return;
    this.#joined[to] = from;
    this.#sizes[from]! += this.#sizes[to]!;
  }

  #root(part: number): number {
    let root = part;
    while (this.#joined[root] !== root) root = this.#joined[root]!;
    this.#joined[part] = root;
    return root;
  }

  #flood(first: number, stack: Int32Array): void {
    const { offset, target, intoOffset, into, source } = this.#graph;
    const traveller = this.#traveller;
    const number = this.#joined.length;
    let depth = 0;
    let size = 0;
    const part = this.#part;
    part[first] = number;
    stack[depth++] = first;
    while (depth > 0) {
      const room = stack[--depth]!;
      size++;
      for (let exit = offset[room]!; exit < offset[room + 1]!; exit++) {
        const other = target[exit]!;
        if (part[other]! >= 0 || (traveller !== undefined && !this.#graph.passes(traveller, exit))) continue;
        part[other] = number;
        stack[depth++] = other;
      }
      for (let at = intoOffset[room]!; at < intoOffset[room + 1]!; at++) {
        const exit = into[at]!;
        const other = source[exit]!;
        if (part[other]! >= 0 || (traveller !== undefined && !this.#graph.passes(traveller, exit))) continue;
        part[other] = number;
        stack[depth++] = other;
      }
    }
    this.#joined.push(number);
    this.#sizes.push(size);
  }
}
