import type { Weighed } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Mind } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { MindDomain } from "./domains.ts";

/** Milliseconds of world time for which an answer is waited for; until then, and after it, the planner chooses. */
export const CHOICE_DEADLINE = 15_000;
/** So long it keeps to what was chosen, and so long it does not ask the same again. */
const KEEPS_TO_IT = 90_000;
/** What scores less than this share of the most wanted is not to be chosen: nobody strolls off out of mortal peril. */
const IN_THE_RUNNING = 0.5;
export const PLANNER = "the planner";

/** What may be asked about: nothing, what the rules call open, or whatever there is to choose. */
export type Asks = "nothing" | "open" | "everything";

/** What a being may be after now, and how its planner weighs that. */
export interface ChoiceOption {
  readonly goal: string;
  /** As in 'wants to …'. */
  readonly about: string;
  readonly score: number;
  /** The rules leave it to whoever is asked: forgiving, joining, a bargain. */
  readonly open: boolean;
}

/** A question that is out. */
export interface Choice {
  readonly being: Entity;
  /** The most wanted first; two at least. */
  readonly options: readonly ChoiceOption[];
  /** World time from which on nobody waits for the answer. */
  readonly until: number;
}

/**
 * Whoever chooses in the planner's place: a model. It is asked in the turn, and answers in a later one by `Choices.choose`; what it
 * chooses is one of the options, which the planner reaches by the deeds that there are, and no other way.
 */
export interface Chooser {
  asks(being: Entity): Asks;
  /** Must not wait, and must not change the world. */
  asked(choice: Choice): void;
}

/** What minds ask about instead of choosing it themselves. Questions and answers are in the component `Mind`. */
export class Choices {
  chooser: Chooser | undefined;
  readonly #game: Game;

  constructor(game: Game) {
    this.#game = game;
  }

  /** Asks, when there is something to choose that it has not asked about lately. `goals`: the most wanted first. */
  consider(being: Entity, domain: MindDomain, goals: readonly Weighed[]): void {
    const asks = this.chooser?.asks(being) ?? "nothing";
    if (asks === "nothing") return;
    const now = this.#game.clock.now();
    const options = this.#options(domain, goals);
    if (options.length < 2 || (asks === "open" && !options.some(({ open }) => open))) return;
    const known = being.get(Mind)?.choice;
    if (known && known.until > now && options.every(({ goal }) => Object.hasOwn(known.options, goal))) return;
    const until = now + CHOICE_DEADLINE;
    being.edit(Mind).choice = {
      options: Object.fromEntries(options.map(({ goal, score }) => [goal, score])),
      answerBy: until,
      until: now + KEEPS_TO_IT,
    };
    this.chooser?.asked({ being, options, until });
  }

  /** What a being waits to hear; undefined: nothing, or no longer. After a restart, whoever answers looks here. */
  pending(being: Entity): Choice | undefined {
    const choice = being.get(Mind)?.choice;
    if (!choice || choice.goal !== undefined || choice.answerBy <= this.#game.clock.now()) return undefined;
    const { goals } = this.#game.rules.minds;
    const options = Object.entries(choice.options).flatMap(([goal, score]) => {
      const rule = goals[goal];
      return rule ? [{ goal, about: rule.about, score, open: rule.open }] : [];
    });
    return { being, options, until: choice.answerBy };
  }

  /** Takes an answer. False: it is too late, nobody asked, or that was none of the options. Only inside a turn. */
  choose(being: Entity, goal: string, by: string): boolean {
    const pending = being.alive ? this.pending(being) : undefined;
    if (pending?.options.some((option) => option.goal === goal) !== true) return false;
    const mind = being.edit(Mind);
    if (!mind.choice) return false;
    mind.choice.goal = goal;
    mind.choice.by = by;
    mind.choice.until = this.#game.clock.now() + KEEPS_TO_IT;
    return true;
  }

  /** What was chosen, for as long as that holds; undefined: the planner chooses. */
  chosen(being: Entity): string | undefined {
    const choice = being.get(Mind)?.choice;
    return choice !== undefined && choice.until > this.#game.clock.now() ? choice.goal : undefined;
  }

  /** Whether a goal was among the options and is not the one. What comes up later is not put aside: it may be a matter of life. */
  isPutAside(being: Entity, goal: string): boolean {
    const chosen = this.chosen(being);
    if (chosen === undefined || chosen === goal) return false;
    return Object.hasOwn(being.need(Mind).choice?.options ?? {}, goal);
  }

  /** What was chosen is reached, or not to be reached. */
  over(being: Entity): void {
    delete being.edit(Mind).choice;
  }

  /** Who chose this goal. */
  by(being: Entity, goal: string | undefined): string {
    const chosen = this.chosen(being);
    return chosen !== undefined && chosen === goal ? (being.need(Mind).choice?.by ?? PLANNER) : PLANNER;
  }

  #options({ planner }: MindDomain, goals: readonly Weighed[]): ChoiceOption[] {
    const [first] = goals;
    const rules = this.#game.rules.minds.goals;
    return goals.flatMap(({ goal, score, standing }): ChoiceOption[] => {
      const name = planner.domain.goals[goal]?.name ?? "";
      const rule = rules[name];
      if (!first || !rule || standing !== "wanted" || score < first.score * IN_THE_RUNNING) return [];
      return [{ goal: name, about: rule.about, score, open: rule.open }];
    });
  }
}
