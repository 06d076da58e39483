import type { Entity } from "@wyldlands/ecs";
import { Cloaked } from "../components/index.ts";
import type { Game } from "../game.ts";
import { rankOf, roleOf } from "../permissions/rights.ts";

/**
 * Whether a being of the staff goes unseen by the viewer: one of a lesser role, an npc, a room, or nobody at all. Whoever
 * lists, names or announces beings leaves it out.
 */
export function isCloakedFrom(game: Game, viewer: Entity | undefined, being: Entity): boolean {
  const cloak = being.get(Cloaked);
  if (!cloak || viewer === being) return false;
  const session = viewer && game.players.sessionOf(viewer);
  return !session || rankOf(roleOf(session)) < rankOf(cloak.role);
}
