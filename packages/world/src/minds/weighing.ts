import { HUNDREDTHS, weigh, type Action, type Goal, type State, type Weighed } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Mind } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Choices } from "./choosing.ts";
import type { MindDomain } from "./domains.ts";
import { leaningOf } from "./leanings.ts";

/** What the goal that it is after counts more than others, so that it does not dither. */
const STEADFAST = 1.15;

/** What a being wants most, for its character and by what was chosen for it. */
export class Weighing {
  readonly #game: Game;
  readonly #choices: Choices;

  constructor(game: Game, choices: Choices) {
    this.#game = game;
    this.#choices = choices;
  }

  /** What a goal's score is multiplied by: for its character, for what it is after already, and 0 for what is in vain or was not chosen. */
  leaning(being: Entity, domain: MindDomain): (goal: Goal) => number {
    const { goal: running, vain, choice } = being.need(Mind);
    const now = this.#game.clock.now();
    return ({ name }) =>
      (vain[`goal:${name}`] ?? 0) > now || (choice !== undefined && this.#choices.isPutAside(being, name))
        ? 0
        : (name === running ? STEADFAST : 1) * leaningOf(being, domain.leanings.goals.get(name));
  }

  /** What an action takes of this one: more where it goes against its character, and what failed a moment ago cannot be done. */
  cost(being: Entity, domain: MindDomain): (action: Action) => number {
    const { vain } = being.need(Mind);
    const now = this.#game.clock.now();
    return ({ name, cost }) =>
      (vain[name] ?? 0) > now
        ? Infinity
        : (cost / HUNDREDTHS) * leaningOf(being, domain.leanings.actions.get(name));
  }

  /** All goals, the most wanted first. A choice whose goal is reached, or not to be reached, counts no more from here on. */
  weigh(being: Entity, domain: MindDomain, state: State, leaning: (goal: Goal) => number): Weighed[] {
    const { goals } = domain.planner.domain;
    const weighed = weigh(goals, state, { leaning, bonus: 0 });
    const chosen = this.#choices.chosen(being);
    if (chosen === undefined) return weighed;
    const standing = weighed.find(({ goal }) => goals[goal]?.name === chosen)?.standing;
    if (standing === "wanted") return weighed;
    this.#choices.over(being);
    return weigh(goals, state, { leaning, bonus: 0 });
  }
}
