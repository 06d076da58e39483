/**
 * A line that needs an answer from outside (a hash, a row) without side effects. It is neither applied nor acked until the
 * answer is there; then `then` applies it, in a turn. Asked again from the start after a crash, so asking must change nothing.
 */
export interface Hold {
  readonly ask: () => Promise<() => Hold | void>;
}

/** What is asked of the outside. */
export type Question<T> = () => Promise<T>;

/** Waits for `ask`, then applies. `then` may hold again. */
export function hold<T>(ask: Question<T>, then: (answer: T) => Hold | void): Hold {
  return {
    ask: async () => {
      const answer = await ask();
      return () => then(answer);
    },
  };
}
