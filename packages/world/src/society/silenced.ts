import type { Entity, Refusal } from "@wyldlands/ecs";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { lastsWords, reasonWords } from "./sanction-words.ts";
import { sanctionSubject } from "./sanctions.ts";

/**
 * Why the actor's words may not reach anybody now: muted or frozen by a moderator. Every way in which a player's words
 * reach others asks this first: speech, channels, gestures with words, letters, boards, descriptions, names of things.
 */
export function silenced(game: Game, actor: Entity): Refusal<string> | undefined {
  if (game.sanctions.none) return undefined;
  const session = game.players.sessionOf(actor);
  if (!session) return undefined;
  const subject = sanctionSubject(session);
  const row = game.sanctions.of(subject, "freeze") ?? game.sanctions.of(subject, "mute");
  if (!row) return undefined;
  return refuse(
    "A moderator has silenced you {lasts}: your words reach nobody. {why} HELP MODERATION says what you can do.",
    { lasts: lastsWords(row, game.wall()), why: reasonWords(row) },
  );
}
