import type { ModelErrorKind } from "../model.ts";

export interface BreakerLimits {
  /** Failures within the window after which it opens. */
  readonly failures: number;
  readonly windowMs: number;
  /** How long it stays open at first. */
  readonly restMs: number;
}

/** Whether a provider is asked: `closed` yes, `open` not now, `trial` by one request that shows whether it is well. */
export type BreakerState = "closed" | "open" | "trial";

export interface Breaker {
  state(): BreakerState;
  /** Milliseconds until it may be asked; 0: now. */
  readyIn(): number;
  /** A request is on its way; in a trial there is only one. */
  began(): void;
  succeeded(): void;
  failed(kind: ModelErrorKind): void;
  /** Neither: it was ended by whoever asked. */
  left(): void;
}

/** Each trial that fails doubles the rest, up to so many times the first. */
const MOST_RESTS = 20;

/** A key or an account is not mended by waiting a little: it opens at once. */
const AT_ONCE: ReadonlySet<ModelErrorKind> = new Set(["unauthorised"]);

export function openBreaker({ failures, windowMs, restMs }: BreakerLimits, clock: () => number): Breaker {
  let failedAt: number[] = [];
  let opened: { until: number; rest: number } | undefined;
  let trying = false;

  const state = (): BreakerState => {
    if (opened === undefined) return "closed";
    return clock() < opened.until ? "open" : "trial";
  };
  const open = (rest: number): void => {
    opened = { until: clock() + rest, rest };
    failedAt = [];
  };
  return {
    state,
    readyIn: () => {
      if (opened === undefined) return 0;
      if (trying) return Number.POSITIVE_INFINITY;
      return Math.max(0, opened.until - clock());
    },
    began: () => {
      trying = opened !== undefined;
    },
    succeeded: () => {
      opened = undefined;
      trying = false;
      failedAt = [];
    },
    failed: (kind) => {
      if (opened !== undefined) {
        // What was sent before it opened changes nothing; a trial that fails lengthens the rest.
        if (trying) open(Math.min(opened.rest * 2, restMs * MOST_RESTS));
        trying = false;
        return;
      }
      const since = clock() - windowMs;
      failedAt = [...failedAt.filter((at) => at > since), clock()];
      if (AT_ONCE.has(kind) || failedAt.length >= failures) open(restMs);
    },
    left: () => {
      trying = false;
    },
  };
}
