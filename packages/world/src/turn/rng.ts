import { createHash } from "node:crypto";

/** Chance in the world: replays exactly from its seed. Never for secrets (those come from `node:crypto`). */
export interface Rng {
  /** A whole number from 0 to below `below`. */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
}

/** sfc32 (Doty-Humphrey's PractRand family), seeded by SHA-256 over the world's seed and the epoch. */
export function createRng(seed: string, epoch: number): Rng {
  const digest = createHash("sha256").update(`${seed}:${epoch}`).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) next();
  const int = (below: number): number => Math.floor((next() / 0x1_0000_0000) * below);
  return {
    int,
    pick(list) {
      const value = list[int(list.length)];
      if (value === undefined) throw new RangeError("nothing to pick from");
      return value;
    },
  };
}
