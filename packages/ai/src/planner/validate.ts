import type { Domain, Goal, State } from "./domain.ts";
import { apply, copyState, createState, holds, satisfied } from "./domain.ts";

/** Checks plans against a changed world. Keeps one state to work in, so that a check allocates nothing. */
export class Validator {
  readonly #domain: Domain;
  readonly #state: State;

  constructor(domain: Domain) {
    this.#domain = domain;
    this.#state = createState(domain);
  }

  /**
   * -1 when the steps from `from` on can be done one after the other and end in the goal; otherwise the step that cannot be done, or
   * the number of steps when all can be done and the goal is not reached. Does not ask what the steps cost.
   */
  firstFlaw(goal: Goal, steps: ArrayLike<number>, state: State, from = 0): number {
    const domain = this.#domain;
    const now = this.#state;
    copyState(state, now);
    for (let i = from; i < steps.length; i++) {
      const action = domain.actions[steps[i]!];
      if (action === undefined || !holds(action.when, now)) return i;
      apply(domain, action, now);
    }
    return satisfied(goal, now) ? -1 : steps.length;
  }

  /** Whether a plan, or what is left of it, still leads to its goal. */
  validate(goal: Goal, steps: ArrayLike<number>, state: State, from = 0): boolean {
    return this.firstFlaw(goal, steps, state, from) < 0;
  }
}
