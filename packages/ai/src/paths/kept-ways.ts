import type { Way } from "./answers.ts";
import { FAR, type RoomGraph } from "./graph.ts";
import type { Landmarks } from "./landmarks.ts";
import { Lru } from "./lru.ts";
import type { Traveller } from "./ways.ts";

interface Kept {
  way: Way;
  /** `graph.changes` when it was last known to be right. */
  seen: number;
}

/**
 * Ways that were found before. One is given up when a door on it changed, or when one that opened could lie on a shorter way, which
 * the landmarks tell; other doors do not matter.
 */
export class KeptWays {
  readonly #graph: RoomGraph;
  readonly #landmarks: Landmarks;
  readonly #ways: Lru<Kept>;

  constructor(graph: RoomGraph, landmarks: Landmarks, most: number) {
    this.#graph = graph;
    this.#landmarks = landmarks;
    this.#ways = new Lru(most);
  }

  get size(): number {
    return this.#ways.size;
  }

  keep(from: number, to: number, traveller: Traveller, way: Way): void {
    this.#ways.set(keyOf(from, to, traveller), { way, seen: this.#graph.changes });
  }

  /** The way, or that there is none, if that is still true. */
  get(from: number, to: number, traveller: Traveller): Way | undefined {
    const kept = this.#ways.get(keyOf(from, to, traveller));
    return kept !== undefined && this.#holds(kept, from, to, traveller) ? kept.way : undefined;
  }

  clear(): void {
    this.#ways.clear();
  }

  #holds(kept: Kept, from: number, to: number, traveller: Traveller): boolean {
    const graph = this.#graph;
    const { way } = kept;
    const cost = way.kind === "way" ? way.cost : FAR;
    let holds = true;
    const known = graph.changedSince(kept.seen, (exit) => {
      if (!holds) return;
      if (way.kind === "way" && way.exits.includes(exit)) holds = false;
      else if (graph.passes(traveller, exit)) {
        const before = this.#landmarks.bound(from, graph.source[exit]!);
        const after = this.#landmarks.bound(graph.target[exit]!, to);
        holds = before + graph.weight[exit]! + after >= cost;
      }
    });
    kept.seen = graph.changes;
    return holds && known;
  }
}

function keyOf(from: number, to: number, { signature }: Traveller): string {
  return `${from}>${to}/${signature}`;
}
