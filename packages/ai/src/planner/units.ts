/** Efforts and distances are kept as whole hundredths, so that sums are exact and the same everywhere. */
export const HUNDREDTHS = 100;
