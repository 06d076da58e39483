import { cosine, type WordVectors } from "@wyldlands/voice";
import type { Likeness } from "./memories.ts";

/** So many texts' vectors are kept at once. */
const MOST_VECTORS = 4_096;

/** Likeness by our own word vectors, which are in memory already: no turn reads a file (`ownVectors` does, at a world's start). */
export class OwnVectors implements Likeness {
  readonly #words: WordVectors;
  readonly #vectors = new Map<string, Float32Array | undefined>();

  constructor(words: WordVectors) {
    this.#words = words;
  }

  of(one: string, other: string): number | undefined {
    const [a, b] = [this.#vectorOf(one), this.#vectorOf(other)];
    return a && b ? cosine(a, b) : undefined;
  }

  forget(): void {
    this.#vectors.clear();
  }

  #vectorOf(text: string): Float32Array | undefined {
    if (this.#vectors.has(text)) return this.#vectors.get(text);
    const vector = this.#words.embed(text);
    if (this.#vectors.size >= MOST_VECTORS) this.#vectors.clear();
    this.#vectors.set(text, vector);
    return vector;
  }
}
