import type { Time } from "../chain/time.ts";

/** Time that passes when the test says so. */
export interface VirtualTime extends Time {
  /** Lets so many milliseconds pass: timers run in their order, and what they set off is done before the next. */
  pass(ms: number): Promise<void>;
}

export function virtualTime(start = 0): VirtualTime {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  return {
    clock: () => now,
    after: (ms, run) => {
      const timer = { at: now + Math.max(0, ms), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass: async (ms) => {
      const until = now + ms;
      await settled();
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.run();
        await settled();
      }
      now = until;
      await settled();
    },
  };
}

/** When everything that can go on without time has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
