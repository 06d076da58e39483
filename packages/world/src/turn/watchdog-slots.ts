/** Where in the shared array the world's thread says what it is doing. */
export const SLOT = { count: 0, boot: 1, session: 2, seq: 3 } as const;

export interface WatchdogData {
  slots: SharedArrayBuffer;
  /** An item that takes longer (milliseconds) hangs. */
  limitMs: number;
  /** Where the next world reads which item it was. */
  file: string;
}

/** An item that must not be run again: it hung. */
export interface PoisonItem {
  gateway: string;
  boot: string;
  session: number;
  seq: number;
}
