/** Time as it is handed in: the world's steady clock, and a timer that goes by the same. */
export interface Time {
  /** Steady milliseconds. */
  readonly clock: () => number;
  /** Runs it after so many milliseconds, unless what it returns is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** A timer of the machine. It keeps no process alive. */
export function realTime(clock: () => number): Time {
  return {
    clock,
    after: (ms, run) => {
      const timer = setTimeout(run, Math.max(0, ms));
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
