import { EXIT } from "../exit-codes.ts";

/** Milliseconds; tests bring shorter ones. */
export interface RestartTimes {
  /** A process that ends sooner than this after its start died early. */
  early: number;
  firstDelay: number;
  longestDelay: number;
  /** Unexplained deaths this close together make the next world careful. */
  window: number;
}

export const RESTART_TIMES: RestartTimes = {
  early: 60_000,
  firstDelay: 1_000,
  longestDelay: 30_000,
  window: 60_000,
};

const MANY = 3;

/** Signals that a process gives itself by a fault; every other one came from outside. */
const OWN_SIGNALS = new Set(["SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGSYS"]);

export interface Death {
  /** Monotonic milliseconds. */
  at: number;
  livedMs: number;
  code: number | null;
  signal: string | null;
  /** Whether it had said that it was ready. */
  wasReady: boolean;
}

export interface Verdict {
  unexplained: boolean;
  delayMs: number;
}

/**
 * When the next process starts, and how. At once, unless three in a row died early: then after 1 s, 2 s, … 30 s. A
 * kill from outside counts there only before the process was ready (so a kill while memory runs out at load does
 * not spin), and never as unexplained; nor does a lost database (link.md, failure table).
 */
export class RestartPolicy {
  readonly #times: RestartTimes;
  #earlyInARow = 0;
  #unexplained: number[] = [];
  #careful = false;

  constructor(times: RestartTimes = RESTART_TIMES) {
    this.#times = times;
  }

  died(death: Death): Verdict {
    const times = this.#times;
    const outside = death.code === EXIT.ok || (death.signal !== null && !OWN_SIGNALS.has(death.signal));
    const unexplained = !outside && death.code !== EXIT.databaseLost && death.code !== EXIT.badConfig;
    if (death.livedMs >= times.early) {
      this.#earlyInARow = 0;
      this.#careful = false;
    } else if (!(outside && death.wasReady)) {
      this.#earlyInARow++;
    }
    if (unexplained) {
      this.#unexplained = [...this.#unexplained.filter((at) => death.at - at < times.window), death.at];
      if (this.#unexplained.length >= MANY) this.#careful = true;
    }
    const beyond = this.#earlyInARow - MANY;
    const delayMs =
      beyond < 0 ? 0 : Math.min(times.longestDelay, times.firstDelay * 2 ** Math.min(beyond, 20));
    return { unexplained, delayMs };
  }

  /** Whether the next one is to apply one item per commit. Stays until one has lived past the early time. */
  get careful(): boolean {
    return this.#careful;
  }
}
