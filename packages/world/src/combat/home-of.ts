import type { Entity } from "@wyldlands/ecs";
import { Home } from "../components/index.ts";
import type { Game } from "../game.ts";

/** The room that brought a being forth, for the event of its death. */
export function homeOf(game: Game, being: Entity): { home?: Entity } {
  const id = being.get(Home)?.room;
  const home = id === undefined ? undefined : game.world.byId(id);
  return home ? { home } : {};
}
