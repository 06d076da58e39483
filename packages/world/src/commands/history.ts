import { escapeMarkup } from "@wyldlands/protocol";
import { channelNamed, channelsFor } from "../channels/channels.ts";
import { linesOf, MOST_LINES } from "../channels/history.ts";
import { spoken } from "../channels/say-on.ts";
import { clanOf } from "../clans/clans.ts";
import { groupOf } from "../groups/groups.ts";
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
    usage: "HISTORY and a channel, GROUP or CLAN, and how many lines: HISTORY GOSSIP 50.",
    help: `Shows what was said on a channel, the newest last: history gossip, or history gossip 50; history group and history clan show what was said to yours. ${MOST_LINES} lines of each are kept. Alone it tells which channels have been spoken on.`,
  },
  (context, rest) => {
    const { game, session, tell } = context;
    const [word = "", count] = rest.split(/\s+/);
    if (word === "") {
      tell(listing(context));
      return;
    }
    const place = placeNamed(context, word);
    if (typeof place === "string") {
      tell(place);
      return;
    }
    const { name, where, said } = place;
    const asked = count === undefined ? UNLESS_ASKED : /^\d{1,9}$/.test(count) ? Number(count) : 0;
    if (asked === 0) {
      tell("<hint>Say how many lines in digits: HISTORY GOSSIP 50.</hint>");
      return;
    }
    const lines = place
      .lines()
      .filter((line) => !ignoresAbsent(game, session.preferences.ignore, line))
      .slice(-asked);
    if (lines.length === 0) {
      tell(`Nothing has been said ${where} yet.`);
      return;
    }
    const now = game.wall();
    tell(
      [
        `${name}, the newest last:`,
        ...lines.map(
          ({ at, name: by, text }) =>
            `  ${ago(now, at)}: ${said(`<player>${escapeMarkup(by)}</player>`, text)}`,
        ),
      ].join("\n"),
    );
  },
);

/** Where something was said: 'Gossip' and 'on Gossip', 'Your group' and 'to your group'. */
interface Place {
  name: string;
  where: string;
  /** A text that begins with ':' is a gesture on channels alone. */
  said: (speaker: string, text: string) => string;
  lines(): ReturnType<typeof linesOf>;
}

/** A channel, one's group or one's clan; or why there is none. */
function placeNamed({ game, actor, session }: CommandContext, word: string): Place | string {
  const typed = word.toLowerCase();
  const company = COMPANIES.find(({ words }) => words.includes(typed));
  if (company) {
    const { id, of, none } = company;
    const record = of(game, actor);
    if (!record) return none;
    return {
      name: `Your ${id}`,
      where: `to your ${id}`,
      said: (speaker, text) => `${speaker}: ${escapeMarkup(text)}`,
      lines: () => linesOf(game, id, record),
    };
  }
  const channel = channelNamed(game, word, rightsOf(session), false);
  return channel
    ? {
        name: channel.name,
        where: `on ${channel.name}`,
        said: spoken,
        lines: () => linesOf(game, channel.id),
      }
    : `There is no channel called '${escapeMarkup(word)}'. <hint>CHANNELS lists them; HISTORY GROUP and HISTORY CLAN show what was said to yours.</hint>`;
}

const COMPANIES = [
  {
    id: "group",
    words: ["group", "gtell", "gsay"] as string[],
    of: groupOf,
    none: "You are in no group. <hint>GROUP INVITE and a player's name begins one.</hint>",
  },
  {
    id: "clan",
    words: ["clan", "ctell", "csay"] as string[],
    of: clanOf,
    none: "You are of no clan. <hint>CLAN LIST tells which there are.</hint>",
  },
];

function listing({ game, actor, session }: CommandContext): string {
  const now = game.wall();
  const spokenOn = (name: string, word: string, lines: ReturnType<typeof linesOf>): string[] => {
    const last = lines.at(-1);
    return last ? [`  ${name}: last ${ago(now, last.at)}. <command>HISTORY ${word}</command>`] : [];
  };
  const lines = [
    ...channelsFor(game, rightsOf(session)).flatMap(({ id, name }) =>
      spokenOn(name, id.toUpperCase(), linesOf(game, id)),
    ),
    ...COMPANIES.flatMap(({ id, of }) => {
      const record = of(game, actor);
      return record ? spokenOn(`Your ${id}`, id.toUpperCase(), linesOf(game, id, record)) : [];
    }),
  ];
  return lines.length === 0
    ? "Nothing has been said on any channel yet. <hint>CHANNELS lists them.</hint>"
    : ["Spoken on:", ...lines].join("\n");
}
