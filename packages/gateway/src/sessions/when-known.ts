/** How long a client may take to say what it is, counted from its first moment, in milliseconds. */
export const KNOWN_MS = 300;

/** Milliseconds of a steady clock, and a way to be called later; what `after` returns calls that off. */
export interface Clock {
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** `now`: milliseconds of a steady clock. */
export function steadyClock(now: () => number): Clock {
  return {
    now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

/**
 * Keeps what must not be shown to a client of which nothing is known yet, and everything behind it, in order: until the
 * client has said what it is, or has had its time to. What comes before any such thing is never kept.
 */
export class WhenKnown {
  readonly #clock: Clock;
  readonly #deadline: number;
  readonly #kept: (() => void)[] = [];
  #known = false;
  #callOff: (() => void) | undefined;

  constructor(clock: Clock, patienceMs = KNOWN_MS) {
    this.#clock = clock;
    this.#deadline = clock.now() + patienceMs;
  }

  get known(): boolean {
    return this.#known;
  }

  /** Runs a step now, or in its turn. `asks`: it looks different to different clients. */
  inOrder(step: () => void, asks = false): void {
    if (this.#kept.length === 0 && (this.#known || !asks)) {
      step();
      return;
    }
    this.#kept.push(step);
    if (this.#callOff !== undefined || this.#known) return;
    const left = this.#deadline - this.#clock.now();
    if (left <= 0) this.settle();
    else this.#callOff = this.#clock.after(left, () => this.settle());
  }

  /** The client is known as well as it ever will be: what was kept runs, and nothing is kept from here on. */
  settle(): void {
    this.#known = true;
    this.#callOff?.();
    this.#callOff = undefined;
    for (let step = this.#kept.shift(); step !== undefined; step = this.#kept.shift()) step();
  }

  /** The client is gone: what was kept is dropped. */
  stop(): void {
    this.#kept.length = 0;
    this.#callOff?.();
    this.#callOff = undefined;
  }
}
