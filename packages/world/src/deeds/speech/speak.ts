import { channelNamed, listenersOf, maySpeak, isOn, roleOfSpeaker } from "../../channels/channels.ts";
import { keepLine } from "../../channels/history.ts";
import { sayOn } from "../../channels/say-on.ts";
import { silencedOn } from "../../channels/silenced-on.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Characters of one line on a channel: what is kept is written again with each of the next few lines. */
const MOST_CHARACTERS = 1_000;

/** Speaks on a channel, to all who listen to it wherever they are. */
export const speak = defineDeed<{ channel: string; text: string }>({
  name: "speak",
  check({ channel: word, text }, { game, actor }) {
    const role = roleOfSpeaker(game, actor);
    const channel = channelNamed(game, word, role, false);
    if (!channel)
      return refuse(
        "There is no channel called '{word}'. <hint>CHANNELS lists them; to be heard by whoever is here, SAY it.</hint>",
        { word },
      );
    const { name, id } = channel;
    if (!maySpeak(channel, role)) return refuse("{name} is for listening only.", { name });
    const session = game.players.sessionOf(actor);
    if (session && !isOn(channel, session.preferences))
      return refuse("You have turned {name} off. <hint>CHANNELS ON {id} turns it on.</hint>", { name, id });
    if (text.trim() === "")
      return refuse("Say what on {name}? <hint>For example {id} hello.</hint>", { name, id });
    if (text.length > MOST_CHARACTERS)
      return refuse("That is too long for one line: {most} letters at most. Nothing was said.", {
        most: MOST_CHARACTERS,
      });
    return silencedOn(game, actor, channel);
  },
  perform({ channel: word, text }, context) {
    const { game, actor } = context;
    const channel = channelNamed(game, word, roleOfSpeaker(game, actor), false);
    if (!channel) return;
    sayOn(context, channel, listenersOf(game, channel), text);
    keepLine(game, channel.id, actor, text);
  },
  commands: [
    {
      name: "broadcast",
      forms: ["broadcast <channel:word> <text:text>"],
      usage:
        "Speak on which channel, and what? CHANNELS lists them; then, say, BROADCAST GOSSIP HELLO, or shorter: GOSSIP HELLO.",
      help: "Speaks on a channel, to all who listen to it: broadcast gossip hello. The channel's name alone is shorter: gossip hello. See CHANNELS.",
      position: "sleeping",
      instant: true,
      speech: true,
    },
  ],
});
