/** World time: milliseconds the world has run, over all its restarts. Stands still while no world runs. */
export interface Clock {
  now(): number;
}

/** Goes on from what the last commit stored. `monotonic` is in milliseconds. */
export function createClock(worldMs: number, monotonic: () => number = () => performance.now()): Clock {
  const start = monotonic();
  return { now: () => worldMs + Math.floor(monotonic() - start) };
}
