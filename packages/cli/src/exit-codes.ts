/** What a process of ours says by ending; after sysexits.h, so that service managers know them. */
export const EXIT = {
  ok: 0,
  /** The command ran and found something wrong with what it was given. */
  findings: 1,
  /** The command line was not understood (EX_USAGE). */
  usage: 64,
  /** A fault of ours (EX_SOFTWARE). */
  internal: 70,
  /** Database or lease lost, or the disk full: try again later (EX_TEMPFAIL). Never counted as an unexplained death. */
  databaseLost: 75,
  /** The configuration, content or machine must be changed first; trying again will not help (EX_CONFIG). */
  badConfig: 78,
} as const;
