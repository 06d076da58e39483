import type { Entity } from "@wyldlands/ecs";
import { Minded } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Archetype } from "../rules/mind-schemas.ts";

/** What sort of mind a being has; undefined: none, or one that the rules know no longer. */
export function archetypeOf(game: Game, being: Entity): Archetype | undefined {
  const archetype = being.get(Minded)?.archetype;
  return archetype === undefined ? undefined : game.rules.minds.archetypes[archetype];
}

/** The room that a place of its archetype is for the being, if it is in the world. */
export function placeNamed(game: Game, being: Entity, name: string): Entity | undefined {
  const slug = being.get(Minded)?.places[name];
  return slug === undefined ? undefined : game.room(slug);
}
