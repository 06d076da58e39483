import { escapeMarkup } from "@wyldlands/protocol";
import { channelNamed, channelsFor } from "../channels/channels.ts";
import { linesOf, MOST_LINES } from "../channels/history.ts";
import { spoken } from "../channels/say-on.ts";
import { rightsOf } from "../permissions/rights.ts";
import { ignoresAbsent } from "../society/ignoring.ts";
import { ago } from "../views/ago.ts";
import { defineCommand, type CommandContext } from "./command.ts";

const UNLESS_ASKED = 20;

/** What was said on a channel. */
export const history = defineCommand(
  {
    name: "history",
    forms: ["history", "history <channel:word>", "history <channel:word> <count:number>"],
    usage: "HISTORY and a channel, and how many lines: HISTORY GOSSIP 50.",
    help: `Shows what was said on a channel, the newest last: history gossip, or history gossip 50. ${MOST_LINES} lines of each are kept. Alone it tells which channels have been spoken on.`,
  },
  (context, rest) => {
    const { game, session, tell } = context;
    const [word = "", count] = rest.split(/\s+/);
    if (word === "") {
      tell(listing(context));
      return;
    }
    const channel = channelNamed(game, word, rightsOf(session), false);
    if (!channel) {
      tell(`There is no channel called '${escapeMarkup(word)}'. <hint>CHANNELS lists them.</hint>`);
      return;
    }
    const asked = count === undefined ? UNLESS_ASKED : /^\d{1,9}$/.test(count) ? Number(count) : 0;
    if (asked === 0) {
      tell("<hint>Say how many lines in digits: HISTORY GOSSIP 50.</hint>");
      return;
    }
    const lines = linesOf(game, channel.id)
      .filter((line) => !ignoresAbsent(game, session.preferences.ignore, line))
      .slice(-asked);
    if (lines.length === 0) {
      tell(`Nothing has been said on ${channel.name} yet.`);
      return;
    }
    const now = game.wall();
    tell(
      [
        `${channel.name}, the newest last:`,
        ...lines.map(
          ({ at, name, text }) =>
            `  ${ago(now, at)}: ${spoken(`<player>${escapeMarkup(name)}</player>`, text)}`,
        ),
      ].join("\n"),
    );
  },
);

function listing({ game, session }: CommandContext): string {
  const now = game.wall();
  const lines = channelsFor(game, rightsOf(session)).flatMap(({ id, name }) => {
    const last = linesOf(game, id).at(-1);
    return last
      ? [`  ${name}: last ${ago(now, last.at)}. <command>HISTORY ${id.toUpperCase()}</command>`]
      : [];
  });
  return lines.length === 0
    ? "Nothing has been said on any channel yet. <hint>CHANNELS lists them.</hint>"
    : ["Spoken on:", ...lines].join("\n");
}
