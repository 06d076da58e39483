import type { Entity } from "@wyldlands/ecs";
import type { Content } from "../content/types.ts";
import type { Fact } from "../components/fact.ts";
import { KnownNames } from "./known-names.ts";

/** From `ai.memory` of the configuration. */
export interface MemoryLimits {
  /** So many things of late are kept, whatever they are. */
  shortTerm: number;
  /** From this importance (0 to 1) on something is remembered for long. */
  threshold: number;
}

/** An npc remembers so many things for long; the palest go. */
export const MOST_MEMORIES = 200;

/** By what likeness in meaning is told: our own word vectors, or those of a provider that were asked for beforehand. */
export interface Likeness {
  /** From -1 to 1, of two texts; undefined: it cannot tell (yet). */
  of(one: string, other: string): number | undefined;
  /** Has it able to tell a question from those texts, outside of a turn; false: it will not be. Never rejects. Absent: it always is. */
  prepare?(question: string, texts: readonly string[], withinMs: number): Promise<boolean>;
  /** Drops what it keeps of texts: somebody is to be forgotten. */
  forget?(): void;
}

/** So many pairs wait to gossip, and so many minds to think things over; more have to come again. */
const MOST_WAITING = 64;

/** So much waits to be taken in; the rest goes unnoticed. */
const MOST_TRIFLES = 2_000;

/** Something that happened, at that world time, and those who noticed. */
export interface Trifle {
  fact: Fact;
  minds: readonly Entity[];
  at: number;
}

/** What stands beside the memories themselves, which are records: limits, and what is only derived and made anew by a restart. */
export class Memories {
  readonly limits: MemoryLimits;
  /** Whether something that a player said may be said again to others; set by whoever moderates words. */
  decent: (text: string) => boolean = () => true;
  /** Asked in this order; without any, words alone tell. */
  likeness: readonly Likeness[] = [];
  #names: { readonly content: Content; readonly known: KnownNames } | undefined;
  /** What was noticed and matters little: it is taken in on the next tick, and may be lost with the process. */
  #trifles: Trifle[] = [];
  readonly #pondering = new Set<string>();
  readonly #meetings = new Map<string, { one: Entity; other: Entity }>();

  constructor(limits: Partial<MemoryLimits> = {}) {
    this.limits = { shortTerm: 20, threshold: 0.7, ...limits };
  }

  /** How near two texts are in meaning, from -1 to 1; 0 when nobody can tell. */
  likenessOf(one: string, other: string): number {
    for (const likeness of this.likeness) {
      const told = likeness.of(one, other);
      if (told !== undefined) return told;
    }
    return 0;
  }

  /** The names of the content that the world goes by now. */
  names(content: Content): KnownNames {
    if (this.#names?.content !== content) this.#names = { content, known: new KnownNames(content) };
    return this.#names.known;
  }

  /** Something little was noticed. */
  noticed(trifle: Trifle): void {
    if (this.#trifles.length < MOST_TRIFLES) this.#trifles.push(trifle);
  }

  /** What has been noticed, the oldest first. */
  takeTrifles(most: number): Trifle[] {
    return this.#trifles.splice(0, most);
  }

  /** What is of that kind is never taken in: somebody is to be forgotten. */
  dropTrifles(isOf: (fact: Fact) => boolean): void {
    this.#trifles = this.#trifles.filter(({ fact }) => !isOf(fact));
  }

  /** A mind has something new to think over. */
  ponder(mind: string): void {
    if (this.#pondering.size < MOST_WAITING) this.#pondering.add(mind);
  }

  /** The next mind that has, the oldest first. */
  nextToPonder(): string | undefined {
    for (const mind of this.#pondering) {
      this.#pondering.delete(mind);
      return mind;
    }
    return undefined;
  }

  /** Two who remember stand beside each other: they may gossip when there is time for it. */
  met(one: Entity, other: Entity): void {
    const key = [one.id, other.id].sort().join(" ");
    if (this.#meetings.size < MOST_WAITING) this.#meetings.set(key, { one, other });
  }

  /** The next who met, the oldest first. */
  nextMeeting(): { one: Entity; other: Entity } | undefined {
    for (const [key, pair] of this.#meetings) {
      this.#meetings.delete(key);
      return pair;
    }
    return undefined;
  }
}
