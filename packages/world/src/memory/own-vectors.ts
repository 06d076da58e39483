import { cosine, readVectors, type WordVectors } from "@wyldlands/voice";
import type { Likeness } from "./memories.ts";

/** So many texts' vectors are kept at once. */
const MOST_VECTORS = 4_096;

/** Likeness by our own word vectors: the file is read when it is first asked for. `onRead` hears of it, or of why it could not be read. */
export class OwnVectors implements Likeness {
  readonly #file: string;
  readonly #onRead: (read: WordVectors | Error) => void;
  #read: WordVectors | "cannot" | undefined;
  readonly #vectors = new Map<string, Float32Array | undefined>();

  constructor(file: string, onRead: (read: WordVectors | Error) => void = () => {}) {
    this.#file = file;
    this.#onRead = onRead;
  }

  of(one: string, other: string): number | undefined {
    const [a, b] = [this.#vectorOf(one), this.#vectorOf(other)];
    return a && b ? cosine(a, b) : undefined;
  }

  #vectorOf(text: string): Float32Array | undefined {
    if (this.#vectors.has(text)) return this.#vectors.get(text);
    const vector = this.#words()?.embed(text);
    if (this.#vectors.size >= MOST_VECTORS) this.#vectors.clear();
    this.#vectors.set(text, vector);
    return vector;
  }

  #words(): WordVectors | undefined {
    if (this.#read === undefined) {
      try {
        this.#read = readVectors(this.#file);
        this.#onRead(this.#read);
      } catch (error) {
        this.#read = "cannot";
        this.#onRead(error instanceof Error ? error : new Error(String(error)));
      }
    }
    return this.#read === "cannot" ? undefined : this.#read;
  }
}
