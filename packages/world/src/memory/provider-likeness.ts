import { cosine, type Model } from "@wyldlands/voice";
import type { Likeness } from "./memories.ts";

/** So many texts' vectors are kept at once, and so many are asked for at a time. */
const MOST_VECTORS = 4_096;
const MOST_AT_ONCE = 96;
/** A provider that failed is left alone for so long (milliseconds). */
const REST_MS = 60_000;
/** How much the newest list of nearnesses counts in what is ordinary. */
const NEWEST = 0.2;

export interface ProviderLikenessOptions {
  embed: NonNullable<Model["embed"]>;
  /** Steady milliseconds. */
  steady: () => number;
  onFailure: (error: unknown) => void;
}

/**
 * Likeness by a provider's embeddings. They have to be asked for beforehand, outside of a turn (`prepare`): of texts that were not it cannot
 * tell. Models differ in how near they hold any two texts to be; what is ordinary for this one is taken off.
 */
export class ProviderLikeness implements Likeness {
  readonly #options: ProviderLikenessOptions;
  readonly #vectors = new Map<string, Float32Array>();
  #ordinary: number | undefined;
  #restUntil = -Infinity;

  constructor(options: ProviderLikenessOptions) {
    this.#options = options;
  }

  of(one: string, other: string): number | undefined {
    const [a, b] = [this.#vectors.get(one), this.#vectors.get(other)];
    if (!a || !b || this.#ordinary === undefined) return undefined;
    return Math.max(-1, (cosine(a, b) - this.#ordinary) / (1 - Math.min(0.99, this.#ordinary)));
  }

  /** Asks for what is not known yet of a question and the texts that it is compared with. False: it will not be able to tell. */
  async prepare(question: string, texts: readonly string[], withinMs: number): Promise<boolean> {
    const { embed, steady, onFailure } = this.#options;
    if (this.#vectors.size > MOST_VECTORS) this.#vectors.clear();
    const unknown = [...new Set([question, ...texts])].filter((text) => !this.#vectors.has(text));
    if (unknown.length > 0) {
      if (steady() < this.#restUntil) return false;
      try {
        const asked = unknown.slice(0, MOST_AT_ONCE);
        const { vectors } = await embed(asked, AbortSignal.timeout(withinMs));
        for (const [index, text] of asked.entries()) {
          const vector = vectors[index];
          if (vector) this.#vectors.set(text, ofLengthOne(vector));
        }
      } catch (error) {
        this.#restUntil = steady() + REST_MS;
        onFailure(error);
        return false;
      }
    }
    this.#learn(question, texts);
    return this.#ordinary !== undefined;
  }

  /** Most of what one remembers has nothing to do with what one is asked. */
  forget(): void {
    this.#vectors.clear();
  }

  #learn(question: string, texts: readonly string[]): void {
    const asked = this.#vectors.get(question);
    const near = texts.flatMap((text) => {
      const vector = this.#vectors.get(text);
      return asked && vector ? [cosine(asked, vector)] : [];
    });
    if (near.length < 2) return;
    const middle = near.sort((a, b) => a - b)[Math.floor(near.length / 2)] ?? 0;
    this.#ordinary =
      this.#ordinary === undefined ? middle : this.#ordinary + (middle - this.#ordinary) * NEWEST;
  }
}

function ofLengthOne(vector: Float32Array): Float32Array {
  const length = Math.sqrt(cosine(vector, vector)) || 1;
  return vector.map((value) => value / length);
}
