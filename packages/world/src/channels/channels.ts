import type { Entity } from "@wyldlands/ecs";
import type { Role } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { rankOf, roleOf, type Whom } from "../permissions/rights.ts";
import type { ChannelRule } from "../rules/schemas.ts";
import type { Preferences } from "../sessions/preferences.ts";
import type { Session } from "../sessions/session.ts";

/** A channel of `content/rules/channels.yaml`; `id` is its slug. */
export interface Channel extends ChannelRule {
  readonly id: string;
}

/** Letters of a channel's name that are enough for it. */
const LEAST_BEGINNING = 3;

/** The channels that somebody may hear, by name. */
export function channelsFor(game: Game, whom: Whom): Channel[] {
  return Object.entries(game.rules.channels)
    .filter(([, rule]) => isAtLeast(whom, rule.hear))
    .map(([id, rule]) => ({ ...rule, id }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A channel that one may hear, by its word; `whole` unless its beginning will do. */
export function channelNamed(game: Game, word: string, whom: Whom, whole: boolean): Channel | undefined {
  const typed = word.toLowerCase();
  const all = channelsFor(game, whom);
  const exact = all.find(({ id, aliases }) => id === typed || aliases.includes(typed));
  if (exact || whole || typed.length < LEAST_BEGINNING) return exact;
  return all.find(({ id, aliases }) => [id, ...aliases].some((name) => name.startsWith(typed)));
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
