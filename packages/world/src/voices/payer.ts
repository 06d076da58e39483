import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../game.ts";

/** On whose account a model is asked for somebody: the player's, a guest's own; undefined: nobody plays that one, and the world pays. */
export function payerOf(game: Game, being: Entity): string | undefined {
  const session = game.players.sessionOf(being);
  return session && (session.account?.id ?? being.id);
}
