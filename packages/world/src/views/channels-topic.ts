import type { Topics } from "@wyldlands/protocol";
import { channelsFor, isOn } from "../channels/channels.ts";
import type { Game } from "../game.ts";
import { rightsOf } from "../permissions/rights.ts";
import type { Session } from "../sessions/session.ts";

/** The channels that the player may hear, by name; null without a character, and where there are none. */
export function channelsTopic(game: Game, session: Session): Topics["channels"] {
  if (!session.character) return null;
  const channels = channelsFor(game, rightsOf(session)).map((channel) => ({
    id: channel.id,
    name: channel.name,
    caption: channel.caption,
    on: isOn(channel, session.preferences),
  }));
  return channels.length === 0 ? null : { channels };
}
