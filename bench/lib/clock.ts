/** Milliseconds of the machine's monotonic clock: the same in every process, so that a stamp made in one is read in another. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
