import type { Considered, Weighed } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";

/** What went through a mind the last time it thought: for `ai why`, not for the mind itself. */
export interface Thought {
  at: number;
  /** All goals, the most wanted first. */
  goals: readonly (Weighed | Considered)[];
  /** The plan as it was made, its effort, and the states that were looked at for it. */
  plan: readonly string[];
  effort: number;
  expanded: number;
  /** Who chose the goal: the planner, or what was asked about it (`openai/…`). */
  by: string;
  /** What came of the last step. */
  last?: string;
}

/** The last thought of each mind. */
export class Thoughts {
  readonly #of = new WeakMap<Entity, Thought>();

  of(being: Entity): Thought | undefined {
    return this.#of.get(being);
  }

  note(being: Entity, thought: Pick<Thought, "at" | "goals" | "plan" | "by"> & Partial<Thought>): void {
    const { effort = 0, expanded = 0, last } = this.#of.get(being) ?? {};
    this.#of.set(being, { effort, expanded, ...(last !== undefined && { last }), ...thought });
  }

  came(being: Entity, words: string): void {
    const thought = this.#of.get(being);
    if (thought) thought.last = words;
  }
}
