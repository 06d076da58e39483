import type { Entity } from "@wyldlands/ecs";
import type { Reply, Said } from "@wyldlands/voice";
import type { Choice } from "./modes.ts";

/** Answers of each npc that are kept for whoever asks why. */
const MOST = 5;

/** An answer, and how it came about. */
export interface Trace {
  /** World milliseconds. */
  readonly at: number;
  /** Whom it answers. */
  readonly to: Entity;
  readonly said: Said;
  readonly reply: Reply;
  /** By what it was to be found, and why. */
  readonly choice?: Choice | undefined;
  /** Why its acts were not done, and so its words not said, as markup. */
  readonly refusal?: string;
}

/** The last answers of each npc. They end with the process: what has to last is in the conversation and in memory. */
export class Traces {
  #of = new WeakMap<Entity, Trace[]>();

  keep(npc: Entity, trace: Trace): void {
    this.#of.set(npc, [...(this.#of.get(npc) ?? []), trace].slice(-MOST));
  }

  /** Somebody is to be forgotten: nobody tells any more how an answer came about. */
  forget(): void {
    this.#of = new WeakMap();
  }

  /** The newest last. */
  of(npc: Entity): readonly Trace[] {
    return this.#of.get(npc) ?? [];
  }
}
