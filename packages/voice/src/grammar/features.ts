/** A line's words and what they make together, as numbers; -1 is what no line had that was learnt from. */
export interface Line {
  readonly words: readonly number[];
  /** Each word with the one before it. */
  readonly pairs: readonly number[];
  /** That a name stands in it, and next to what, whatever it is the name of. */
  readonly slots: readonly number[];
  /** Its first word, as the first. */
  readonly begins: number;
}

/** Numbers what lines are made of, so that thousands of them are compared without a text being made for each pair of words. */
export class Features {
  readonly #known = new Map<number, number>();

  /** How many there are; the numbers are those below it. */
  get size(): number {
    return this.#known.size;
  }

  /** What is new in the line gets the next numbers. */
  learn(words: readonly string[]): Line {
    return lineOf(words, (hash) => {
      const found = this.#known.get(hash);
      if (found !== undefined) return found;
      const next = this.#known.size;
      this.#known.set(hash, next);
      return next;
    });
  }

  of(words: readonly string[]): Line {
    return lineOf(words, (hash) => this.#known.get(hash) ?? -1);
  }
}

const NAME = 0x7b7d;
const BEGINS = 0x5e;

function lineOf(words: readonly string[], numberOf: (hash: number) => number): Line {
  const hashes = words.map(hashOf);
  const kinds = words.map((word, at) => (isName(word) ? NAME : (hashes[at] ?? 0)));
  const pairs: number[] = [];
  const slots: number[] = kinds.includes(NAME) ? [numberOf(NAME)] : [];
  for (let at = 1; at < hashes.length; at += 1) {
    pairs.push(numberOf(joined(hashes[at - 1] ?? 0, hashes[at] ?? 0)));
    if (kinds[at - 1] === NAME || kinds[at] === NAME)
      slots.push(numberOf(joined(kinds[at - 1] ?? 0, kinds[at] ?? 0)));
  }
  return { words: hashes.map(numberOf), pairs, slots, begins: numberOf(joined(BEGINS, hashes[0] ?? 0)) };
}

function isName(word: string): boolean {
  return word.startsWith("{") && word !== "{me}";
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Of a pair, in this order. */
function joined(one: number, other: number): number {
  let hash = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ Math.imul(other, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
