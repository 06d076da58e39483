/** What a provider takes in a minute. */
export interface MinuteMost {
  readonly requests: number;
  readonly tokens: number;
}

export interface MinuteLimit {
  /** Milliseconds until so much more fits; 0: now. Infinity: never, it is more than a whole minute's. */
  waitFor(more: MinuteMost): number;
  /** Takes one request of so many tokens. What it returns corrects the tokens when they are known. */
  take(tokens: number): (actual: number) => void;
}

const MINUTE = 60_000;

/** Requests and tokens of the last sixty seconds, exactly. */
export function minuteLimit(most: MinuteMost, clock: () => number): MinuteLimit {
  let taken: { at: number; tokens: number }[] = [];
  const lately = (): typeof taken => {
    const since = clock() - MINUTE;
    const first = taken.findIndex(({ at }) => at > since);
    taken = first === -1 ? [] : taken.slice(first);
    return taken;
  };
  return {
    waitFor: (more) => {
      if (more.requests > most.requests || more.tokens > most.tokens) return Number.POSITIVE_INFINITY;
      const list = lately();
      let requests = list.length + more.requests;
      let tokens = list.reduce((sum, one) => sum + one.tokens, more.tokens);
      let wait = 0;
      for (const one of list) {
        if (requests <= most.requests && tokens <= most.tokens) break;
        requests--;
        tokens -= one.tokens;
        wait = one.at + MINUTE - clock();
      }
      return wait;
    },
    take: (tokens) => {
      const entry = { at: clock(), tokens };
      taken.push(entry);
      return (actual) => {
        entry.tokens = actual;
      };
    },
  };
}
