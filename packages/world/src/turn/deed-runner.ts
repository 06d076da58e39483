import type { Entity, Refusal } from "@wyldlands/ecs";
import { act, tell, type Outcome } from "../deeds/act.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import type { Game } from "../game.ts";

/** Actions that one root deed may bring about in its own turn; what is beyond waits for the next. */
export const CHAIN_LIMIT = 64;

/** Where the refusal of a deed that was queued goes. */
type Answer = "answer" | ((refusal: Refusal<string>) => void);

interface Queued {
  deed: Deed;
  actor: Entity;
  args: DeedArgs;
  /** A refusal is told to whoever plays the actor, or to who asked for it. */
  answer: Answer | undefined;
}

/** What the runner tells about each root deed that changed something. */
export interface DeedReport {
  touched: Set<Entity>;
  shown: boolean;
}

/**
 * Runs deeds and what follows from them: each event goes to its listeners, and the Actions they queue run after the
 * current one, in order, in the same turn.
 */
export class DeedRunner {
  readonly #game: Game;
  readonly #onDone: (report: DeedReport) => void;
  readonly #onOverflow: () => void;
  readonly #doing: typeof act;
  readonly #queue: Queued[] = [];

  /** `doing` does a deed in the place of `act`; tests look on so. */
  constructor(game: Game, onDone: (report: DeedReport) => void, onOverflow: () => void, doing = act) {
    this.#game = game;
    this.#onDone = onDone;
    this.#onOverflow = onOverflow;
    this.#doing = doing;
  }

  /**
   * For listeners: what they want done. `answer`: the player asked for it, and reads why it cannot be done; or who is told of that,
   * once it is undone, and may queue something else.
   */
  queue<A extends DeedArgs>(deed: Deed<A>, actor: Entity, args: A, answer?: Answer): void {
    this.#queue.push({ deed, actor, args, answer });
  }

  /** Does a deed and everything that follows from it. */
  run<A extends DeedArgs>(deed: Deed<A>, actor: Entity, args: A): Outcome {
    const outcome = this.#one(deed, actor, args);
    this.drain();
    return outcome;
  }

  /** Runs what is queued; at most `CHAIN_LIMIT`. Called at a turn's start for what the last one left over. */
  drain(): void {
    for (let run = 0; this.#queue.length > 0; run += 1) {
      if (run === CHAIN_LIMIT) {
        this.#onOverflow();
        return;
      }
      const next = this.#queue.shift();
      if (!next?.actor.alive) continue;
      const { refusal } = this.#one(next.deed, next.actor, next.args);
      if (refusal && next.answer === "answer") tell(this.#game, [next.actor], refusal.words);
      else if (refusal && typeof next.answer === "function") next.answer(refusal);
    }
  }

  /** Drops what is queued: the deed that queued it was undone. */
  clear(): void {
    this.#queue.length = 0;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  #one<A extends DeedArgs>(deed: Deed<A>, actor: Entity, args: A): Outcome {
    const outcome = this.#doing(this.#game, deed, actor, args);
    if (outcome.touched.size > 0 || outcome.shown)
      this.#onDone({ touched: outcome.touched, shown: outcome.shown });
    for (const event of outcome.events) this.#game.events.publish(event);
    return outcome;
  }
}
