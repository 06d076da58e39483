import type { Deliberation, State } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Mind } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { MindDomain } from "./domains.ts";
import { newState } from "./places.ts";

/** What a mind has before its eyes. Nothing of it has to last. */
export interface Attention {
  readonly domain: MindDomain;
  /** As it is now, and as it was when the mind last weighed what it wants. */
  readonly state: State;
  readonly weighed: State;
  /** World time until which the same state means the same choice; -1: it has to weigh anew. */
  settledUntil: number;
  pending?: Deliberation;
}

/** What each mind has before its eyes, made anew by a restart. */
export class Attentions {
  readonly #game: Game;
  readonly #of = new WeakMap<Entity, Attention>();

  constructor(game: Game) {
    this.#game = game;
  }

  of(being: Entity, domain: MindDomain): Attention {
    const known = this.#of.get(being);
    if (known?.domain === domain) return known;
    const made = { domain, state: newState(domain), weighed: newState(domain), settledUntil: -1 };
    this.#of.set(being, made);
    return made;
  }

  /** Lets go of what is half thought. */
  forget(being: Entity): void {
    this.#of.get(being)?.pending?.cancel();
    this.#of.delete(being);
  }

  /** Until something changes, or what failed may be tried again, there is nothing to weigh. */
  settle(being: Entity, attention: Attention): void {
    if (this.#of.get(being) !== attention) return;
    const { state, weighed } = attention;
    weighed.lo = state.lo;
    weighed.hi = state.hi;
    weighed.at = state.at;
    weighed.numbers.set(state.numbers);
    const now = this.#game.clock.now();
    const { vain, choice } = being.need(Mind);
    let until = choice !== undefined && choice.until > now ? choice.until : Infinity;
    for (const end of Object.values(vain)) if (end > now && end < until) until = end;
    attention.settledUntil = until;
  }

  /** Its next thought weighs anew. */
  unsettle(being: Entity): void {
    const attention = this.#of.get(being);
    if (attention) attention.settledUntil = -1;
  }
}
