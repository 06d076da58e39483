import type { Entity, Refusal } from "@wyldlands/ecs";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { lastsWords, reasonWords } from "../society/sanction-words.ts";
import { sanctionSubject } from "../society/sanctions.ts";
import { silenced } from "../society/silenced.ts";
import type { Channel } from "./channels.ts";

/** Why the actor's words may not reach this channel now: the one place where a moderator's word on a channel is asked. */
export function silencedOn(game: Game, actor: Entity, channel: Channel): Refusal<string> | undefined {
  if (game.sanctions.none) return undefined;
  const session = game.players.sessionOf(actor);
  const row = session && game.sanctions.of(sanctionSubject(session), "mute", channel.id);
  if (!row) return silenced(game, actor);
  return refuse("A moderator has muted you on {name} {lasts}. {why} HELP MODERATION says what you can do.", {
    name: channel.name,
    lasts: lastsWords(row, game.wall()),
    why: reasonWords(row),
  });
}
