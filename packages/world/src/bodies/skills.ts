import type { Entity } from "@wyldlands/ecs";
import { Skills } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { bonus } from "./stats.ts";

/** 1 to 100, or 0 when the being has not learned it. */
export function rankOf(being: Entity, skill: string): number {
  return being.get(Skills)?.[skill] ?? 0;
}

/** Chance out of 100 that a use teaches something: less the more one knows, more for a quick mind. */
export function learningChance(game: Game, being: Entity, skill: string): number {
  const rank = rankOf(being, skill);
  return rank === 0 || rank >= 100 ? 0 : Math.max(2, 40 - rank / 2 + 2 * bonus(game, being, "intelligence"));
}

/** A skill was used: now and then it is learned by that. Only inside a deed. */
export function practise({ game, show, emit }: DeedContext, being: Entity, skill: string): void {
  if (game.rng.int(100) >= learningChance(game, being, skill)) return;
  const rank = rankOf(being, skill) + 1;
  being.edit(Skills)[skill] = rank;
  const name = game.rules.skills[skill]?.name ?? skill;
  show([being], `<hint>You are getting better at {skill}: ${rank} of 100.</hint>`, { skill: name });
  emit({ type: "SkillImproved", entity: being, skill, rank });
}
