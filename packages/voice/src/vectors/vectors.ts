import { readFileSync } from "node:fs";
import { lemmas } from "./lemmas.ts";

const HEAD = 16;

/**
 * Vectors of English words by which texts are compared in meaning, of WordNet (`scripts/build-vectors.mjs`). Enough to tell which
 * of some memories a question is about; too coarse to tell whether two texts say the same.
 */
export class WordVectors {
  readonly size: number;
  readonly dimensions: number;
  readonly #words: Uint8Array;
  /** Where each word begins in `#words`; one more, where the last one ends. */
  readonly #starts: Uint32Array;
  readonly #tells: Uint8Array;
  readonly #vectors: Int8Array;

  /** Throws a `RangeError` when the bytes are no such file, or not all of it. */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const magic = bytes.length < HEAD ? "" : String.fromCharCode(...bytes.subarray(0, 4));
    if (magic !== "WYV1")
      throw new RangeError("this is no file of word vectors: scripts/build-vectors.mjs makes one");
    this.size = view.getUint32(4, true);
    this.dimensions = view.getUint32(8, true);
    const length = view.getUint32(12, true);
    const whole = HEAD + length + this.size + this.size * this.dimensions;
    if (bytes.length !== whole)
      throw new RangeError(
        `the file of word vectors has ${bytes.length} bytes in place of ${whole}: scripts/build-vectors.mjs makes it anew`,
      );
    this.#words = bytes.subarray(HEAD, HEAD + length);
    this.#starts = new Uint32Array(this.size + 1);
    let word = 1;
    for (let at = 0; at < length; at += 1) if (this.#words[at] === 10) this.#starts[word++] = at + 1;
    this.#starts[this.size] = length + 1;
    this.#tells = bytes.subarray(HEAD + length, HEAD + length + this.size);
    this.#vectors = new Int8Array(
      bytes.buffer,
      bytes.byteOffset + HEAD + length + this.size,
      this.size * this.dimensions,
    );
  }

  /** Bytes that it keeps in memory. */
  get bytes(): number {
    return this.#words.length + this.#starts.byteLength + this.#tells.length + this.#vectors.length;
  }

  /** Of length 1; undefined when no word of the text is known. The rarer a word, the more it counts. */
  embed(text: string): Float32Array | undefined {
    const sum = new Float32Array(this.dimensions);
    for (const word of lemmas(text)) {
      const index = this.#find(word);
      if (index === undefined) continue;
      const from = index * this.dimensions;
      let square = 0;
      for (let i = 0; i < this.dimensions; i += 1) square += (this.#vectors[from + i] ?? 0) ** 2;
      const weight = (this.#tells[index] ?? 0) / (Math.sqrt(square) || 1);
      for (let i = 0; i < this.dimensions; i += 1)
        sum[i] = (sum[i] ?? 0) + (this.#vectors[from + i] ?? 0) * weight;
    }
    const length = Math.sqrt(cosine(sum, sum));
    if (length === 0) return undefined;
    for (let i = 0; i < this.dimensions; i += 1) sum[i] = (sum[i] ?? 0) / length;
    return sum;
  }

  /** By halves: the words are in order. */
  #find(word: string): number | undefined {
    let [low, high] = [0, this.size - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(word, middle);
      if (order === 0) return middle;
      if (order < 0) high = middle - 1;
      else low = middle + 1;
    }
    return undefined;
  }

  #compare(word: string, index: number): number {
    const start = this.#starts[index] ?? 0;
    const length = (this.#starts[index + 1] ?? 0) - 1 - start;
    for (let i = 0; i < Math.min(word.length, length); i += 1) {
      const order = word.charCodeAt(i) - (this.#words[start + i] ?? 0);
      if (order !== 0) return order;
    }
    return word.length - length;
  }
}

/** How near two vectors of length 1 are: from -1 to 1. Of different sizes: 0. */
export function cosine(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) return 0;
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

/** Reads a file that `scripts/build-vectors.mjs` made (`findVectors` tells where it is). Throws what reading it throws. */
export function readVectors(file: string): WordVectors {
  return new WordVectors(readFileSync(file));
}
