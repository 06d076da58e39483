import { closeSync, openSync, readSync } from "node:fs";

/** Of the thread that opens it: nanoseconds it ran, and nanoseconds it waited for a core while others ran. Linux has it. */
const SCHEDSTAT = "/proc/thread-self/schedstat";

/** Milliseconds that this thread has waited for a core; always 0 where nobody counts them. */
function waitClock(): () => number {
  const bytes = Buffer.alloc(96);
  let file: number;
  try {
    file = openSync(SCHEDSTAT, "r");
  } catch {
    return () => 0;
  }
  process.once("exit", () => closeSync(file));
  return () =>
    Number(bytes.toString("latin1", 0, readSync(file, bytes, 0, bytes.length, 0)).split(" ")[1]) / 1e6;
}

export type Stopwatch = (work: () => void) => number;

/** Measures milliseconds without what the thread waited for a core, which is other processes' doing. */
export function stopwatch(): Stopwatch {
  const waited = waitClock();
  return (work) => {
    const before = waited();
    const since = performance.now();
    work();
    const took = performance.now() - since;
    return Math.max(0, took - (waited() - before));
  };
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
