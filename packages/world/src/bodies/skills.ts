import type { Entity } from "@wyldlands/ecs";
import { Skills } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { learningByUse } from "../rules/formulas/learning.ts";
import { bonus } from "./stats.ts";

/** 1 to 100, or 0 when the being has not learned it. */
export function rankOf(being: Entity, skill: string): number {
  return being.get(Skills)?.[skill] ?? 0;
}

/** Chance out of 100 that a use teaches something. */
export function learningChance(game: Game, being: Entity, skill: string): number {
  return learningByUse(rankOf(being, skill), bonus(game, being, "intelligence"));
}

/** The being knows the skill at this rank, at least. True when that is news. Only inside a deed. */
export function knowSkill(being: Entity, skill: string, rank: number): boolean {
  if (rankOf(being, skill) >= rank) return false;
  if (being.has(Skills)) being.edit(Skills)[skill] = rank;
  else being.add(Skills({ [skill]: rank }));
  return true;
}

/** A rank in a word. */
export function rankWord(rank: number): string {
  const word = RANK_WORDS.find(([least]) => rank >= least);
  return word?.[1] ?? "unknown";
}

const RANK_WORDS = [
  [100, "mastered"],
  [80, "expert"],
  [60, "skilled"],
  [40, "able"],
  [20, "fair"],
  [1, "new to it"],
] as const;

/** A skill was used: now and then it is learned by that. Only inside a deed. */
export function practise({ game, show, emit }: DeedContext, being: Entity, skill: string): void {
  if (game.rng.int(100) >= learningChance(game, being, skill)) return;
  const rank = rankOf(being, skill) + 1;
  being.edit(Skills)[skill] = rank;
  const name = game.rules.skills[skill]?.name ?? skill;
  show([being], `<hint>You are getting better at {skill}: ${rank} of 100.</hint>`, { skill: name });
  emit({ type: "SkillImproved", entity: being, skill, rank });
}
