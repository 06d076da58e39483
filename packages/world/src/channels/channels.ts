import type { Entity } from "@wyldlands/ecs";
import type { Role } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { rankOf, roleOf, type Whom } from "../permissions/rights.ts";
import type { Channel } from "./channels-of.ts";
import type { Preferences } from "../sessions/preferences.ts";
import type { Session } from "../sessions/session.ts";

export type { Channel };

/** Letters of a channel's name that are enough for it. */
const LEAST_BEGINNING = 3;

/** The channels that somebody may hear, by name. */
export function channelsFor(game: Game, whom: Whom): Channel[] {
  return game.authored.channels.filter(({ hear }) => isAtLeast(whom, hear));
}

/** A channel that one may hear, by its word; `whole` unless its beginning will do. */
export function channelNamed(game: Game, word: string, whom: Whom, whole: boolean): Channel | undefined {
  const typed = word.toLowerCase();
  const { channels } = game.authored;
  const exact = channels.find(
    ({ id, aliases, hear }) => (id === typed || aliases.includes(typed)) && isAtLeast(whom, hear),
  );
  if (exact || whole || typed.length < LEAST_BEGINNING) return exact;
  return channels.find(
    ({ id, aliases, hear }) =>
      (id.startsWith(typed) || aliases.some((name) => name.startsWith(typed))) && isAtLeast(whom, hear),
  );
}

export function maySpeak(channel: Channel, whom: Whom): boolean {
  return isAtLeast(whom, channel.speak);
}

/** Whether the player listens to it. */
export function isOn(channel: Channel, preferences: Preferences): boolean {
  return Object.hasOwn(preferences.channels, channel.id)
    ? preferences.channels[channel.id] === true
    : channel.on;
}

/** Who hears the channel now: in play, of the role, and listening. */
export function listenersOf(game: Game, channel: Channel): Entity[] {
  return game.players.characters().filter((one) => {
    const session = game.players.sessionOf(one);
    return session?.channel !== undefined && hears(session, channel);
  });
}

/** What somebody without a session may hear and say is what a player may. */
export function roleOfSpeaker(game: Game, being: Entity): Role {
  const session = game.players.sessionOf(being);
  return session ? roleOf(session) : "player";
}

function hears(session: Session, channel: Channel): boolean {
  return (
    isOn(channel, session.preferences) &&
    (channel.hear === "player" || isAtLeast(roleOf(session), channel.hear))
  );
}

function isAtLeast(whom: Whom, least: Role): boolean {
  return rankOf(typeof whom === "string" ? whom : whom.role) >= rankOf(least);
}
