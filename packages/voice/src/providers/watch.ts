import { ModelError, type Purpose } from "../model.ts";
import type { Time } from "../chain/time.ts";

/** Milliseconds that a provider may take. */
export interface Timeouts {
  readonly firstToken: number;
  readonly stall: number;
  readonly total: number;
}

/** Watches one call: ends it when its signal says so, or when it takes too long. */
export interface Watch {
  /** For whoever does the work. */
  readonly signal: AbortSignal;
  /** What the work comes to, or why it was ended, whichever is first. */
  race<T>(work: PromiseLike<T>): Promise<T>;
  /** A piece came: from now on stalls are timed. */
  alive(): void;
  /** Why it was ended, if it was. */
  why(): ModelError | undefined;
  done(): void;
}

/** `streamed`: a whole answer comes in one piece, and only its total is timed. */
export function watch(
  request: { readonly signal: AbortSignal; readonly deadline?: number; readonly purpose?: Purpose },
  timeouts: Timeouts,
  streamed: boolean,
  time: Time,
): Watch {
  const began = time.clock();
  // Nobody waits for what is prepared: it may take until its deadline.
  const total = request.purpose === "preparation" ? Number.POSITIVE_INFINITY : timeouts.total;
  const ending = new AbortController();
  let reason: ModelError | undefined;
  let rejectEnded: (reason: ModelError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    rejectEnded = reject;
  });
  ended.catch(() => undefined);
  let cancel = (): void => undefined;

  const end = (error: ModelError): void => {
    if (reason !== undefined) return;
    reason = error;
    cancel();
    rejectEnded(error);
    ending.abort();
  };
  const onAbort = (): void => end(new ModelError("ended", "was ended by whoever asked"));
  /** Sets the one timer: for the nearest of this span, the total and the deadline. */
  const within = (ms: number, words: string): void => {
    cancel();
    const passed = time.clock() - began;
    const limits: { ms: number; words: string }[] = [
      { ms, words },
      { ms: total - passed, words: `was not done within ${seconds(total)}` },
    ];
    if (request.deadline !== undefined)
      limits.push({ ms: request.deadline - time.clock(), words: "was not done before its deadline" });
    const nearest = limits.reduce((a, b) => (b.ms < a.ms ? b : a));
    if (nearest.ms <= 0) end(new ModelError("late", nearest.words));
    else cancel = time.after(nearest.ms, () => end(new ModelError("late", nearest.words)));
  };

  if (streamed) within(timeouts.firstToken, `said nothing within ${seconds(timeouts.firstToken)}`);
  else within(total, `was not done within ${seconds(total)}`);
  if (request.signal.aborted) onAbort();
  else request.signal.addEventListener("abort", onAbort, { once: true });

  return {
    signal: ending.signal,
    race: (work) => {
      // It may fail after it has lost: that is nobody's any more.
      Promise.resolve(work).catch(() => undefined);
      return Promise.race([work, ended]);
    },
    alive: () => {
      if (reason === undefined) within(timeouts.stall, `stalled for ${seconds(timeouts.stall)}`);
    },
    why: () => reason,
    done: () => {
      cancel();
      request.signal.removeEventListener("abort", onAbort);
    },
  };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}
