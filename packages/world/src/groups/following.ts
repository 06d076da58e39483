import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Following } from "../components/index.ts";
import type { Game } from "../game.ts";

/** Whom the being follows, if that one is in the world. */
export function leaderOf(game: Game, being: Entity): Entity | undefined {
  const id = being.get(Following)?.leader;
  return id === undefined ? undefined : game.world.byId(id);
}

/** Whether `being` goes where `other` goes, directly or behind others. */
export function goesBehind(game: Game, being: Entity, other: Entity): boolean {
  const seen = new Set<Entity>();
  for (let at = leaderOf(game, being); at && !seen.has(at); at = leaderOf(game, at)) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}

/** Those in a place who follow the being. */
export function followersIn(place: Entity, being: Entity): Entity[] {
  return place.sources(ContainedIn).filter((one) => one.get(Following)?.leader === being.id);
}
