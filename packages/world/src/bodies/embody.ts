import type { Entity } from "@wyldlands/ecs";
import { Body, Experience, Skills } from "../components/index.ts";
import type { Game } from "../game.ts";

/** Gives a character what bodies have and it lacks: newcomers, guests, and those who were here before bodies were. */
export function embody(game: Game, character: Entity): void {
  const folk = Object.keys(game.rules.folk)[0] ?? "human";
  if (!character.has(Body)) character.add(Body({ folk, level: 1, attributes: {} }));
  if (!character.has(Experience))
    character.add(Experience({ points: 0, lessons: game.rules.levels.lessons }));
  if (!character.has(Skills)) character.add(Skills());
}
