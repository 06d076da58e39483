import type { Aim } from "./objectives/objective.ts";

/** An objective of whatever kind. */
export type Objective = Aim;

/** A quest under way, as its bearer's `QuestLog` keeps it. */
export interface Entry {
  readonly name: string;
  readonly step: number;
  readonly counts: readonly number[];
  readonly choices: Readonly<Record<string, string>>;
  readonly takenAt: number;
  readonly until?: number | undefined;
  readonly escort?: string | undefined;
}

/** So many of a thing. */
export interface Lot {
  readonly item: string;
  readonly count: number;
}

export interface QuestRewards {
  readonly coins: number;
  readonly experience: number;
  readonly things: readonly Lot[];
  /** One of these, as the player likes. */
  readonly choose: readonly Lot[];
  /** By npc: how much better it thinks of whoever did it; less than 0 is worse. */
  readonly regard: Readonly<Record<string, number>>;
  /** By skill: the rank at which it is known afterwards, at least. */
  readonly skills: Readonly<Record<string, number>>;
}

/** One way to go on. */
export interface QuestOption {
  /** The word that players type. */
  readonly key: string;
  /** What it means, as in 'give the purse back'. */
  readonly means: string;
  /** Shown when it is chosen. */
  readonly tell?: string;
  readonly objectives: readonly Objective[];
  /** Besides the quest's own. */
  readonly rewards: QuestRewards;
  /** Words of thanks in the place of the quest's own. */
  readonly done?: string;
}

export interface QuestStep {
  /** What to do next, in plain words. */
  readonly next?: string;
  readonly objectives: readonly Objective[];
  /** Empty when there is nothing to choose. */
  readonly choose: readonly QuestOption[];
}

/** A quest as content has it; ids are 'area:slug'. Words may use {actor}, who gives it, and {to}, who takes it. */
export interface Quest {
  readonly id: string;
  readonly name: string;
  readonly giver: string;
  /** Who is told when it is done; absent: it is over with its last step. */
  readonly ender?: string;
  readonly offer: string;
  readonly accept?: string;
  readonly decline?: string;
  readonly remind?: string;
  readonly done: string;
  readonly fail?: string;
  readonly abandon?: string;
  readonly requires: {
    readonly level: number;
    readonly quests: readonly string[];
    readonly calling?: string;
    readonly regard: Readonly<Record<string, number>>;
    readonly item?: string;
  };
  readonly steps: readonly QuestStep[];
  /** World seconds until it fails. */
  readonly seconds?: number;
  /** `daily`: once in a day (UTC); a number: so many seconds (wall time) after it was done last. */
  readonly repeat: "never" | "daily" | number;
  /** Companions in the same room get on by what one of them does. */
  readonly share: boolean;
  /** Handed to whoever takes it on. */
  readonly gives: readonly Lot[];
  readonly rewards: QuestRewards;
}
