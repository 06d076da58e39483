/** The same numbers from 0 to 1 for the same seed. */
export function seeded(seed: number): () => number {
  let state = (seed * 7_919) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}
