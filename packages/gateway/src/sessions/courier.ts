import type { Delivery, Session } from "./session.ts";

/** Words that are delivered at once in one turn of the event loop; whoever comes after is owed them. */
export const AT_ONCE = 100;
/** Milliseconds after which a turn delivers no more, sending included. */
export const TURN_MS = 5;
/** Sessions between two looks at the clock. */
const STEP = 10;

/**
 * Delivers to sessions without keeping the event loop from turning: what a turn has no time for is owed, and paid off in the
 * turns that follow, in the order in which it came. Each session hears everything in the order in which it was said.
 */
export class Courier {
  readonly #now: () => number;
  /** Who is owed something, longest first. */
  readonly #owing = new Set<Session>();
  /** When this turn delivered first, and to how many; undefined when it has not. */
  #turn: { began: number; words: number } | undefined;
  #turnTimer: NodeJS.Immediate | undefined;
  #payTimer: NodeJS.Immediate | undefined;
  #stopped = false;

  /** `now`: milliseconds of a steady clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  deliver(session: Session, delivery: Delivery): void {
    if (session.owed.length === 0 && this.#hasTime(delivery)) {
      session.deliver(delivery);
      return;
    }
    session.owed.push(delivery);
    this.#owing.add(session);
    this.#payTimer ??= setImmediate(() => this.#pay());
  }

  stop(): void {
    this.#stopped = true;
    clearImmediate(this.#turnTimer);
    clearImmediate(this.#payTimer);
  }

  #hasTime({ kind }: Delivery): boolean {
    if (this.#turn === undefined) {
      this.#turn = { began: this.#now(), words: 0 };
      this.#turnTimer = setImmediate(() => (this.#turn = undefined));
    }
    // Words are sent when the turn is over, which takes longer than making them: they are counted, not timed.
    if (kind === "out" || kind === "world") this.#turn.words += 1;
    return this.#turn.words <= AT_ONCE && this.#now() - this.#turn.began < TURN_MS;
  }

  #pay(): void {
    const end = this.#now() + TURN_MS;
    const step = (): void => {
      if (this.#stopped) return;
      let served = 0;
      for (const session of this.#owing) {
        if (served++ === STEP) break;
        this.#owing.delete(session);
        session.payOff();
      }
      // A tick later these sessions have sent what they were told, and it shows on the clock.
      if (this.#owing.size > 0 && this.#now() < end) process.nextTick(step);
      else this.#payTimer = this.#owing.size > 0 ? setImmediate(() => this.#pay()) : undefined;
    };
    step();
  }
}
