import { list } from "../content/prose.ts";
import { socialOf } from "../deeds/social/social.ts";
import type { Game } from "../game.ts";
import { defineCommand } from "./command.ts";

/** Lists the gestures that there are. */
export const socials = defineCommand(
  {
    name: "socials",
    aliases: ["gestures"],
    forms: ["socials"],
    usage: "SOCIALS takes no more words.",
    help: "Lists the gestures: type one of them alone, or with a name behind it, as in bow hesper.",
  },
  ({ game, tell }) => {
    const names = Object.keys(game.rules.socials).sort();
    tell(
      names.length === 0
        ? "There are no gestures here but your own. <hint>EMOTE shows what you do in words of your own.</hint>"
        : `You can ${list(names.map((name) => `<command>${name}</command>`))}.\n<hint>Type one alone, or with a name: BOW HESPER. EMOTE is for everything else.</hint>`,
    );
  },
);

/** A social's name by the word: `whole` only as it is, else by a beginning of three letters as well. */
export function socialNamed(game: Game, word: string, whole: boolean): string | undefined {
  const { socials: all } = game.rules;
  if (socialOf(all, word)) return word;
  if (whole || word.length < 3) return undefined;
  return Object.keys(all)
    .sort()
    .find((name) => name.startsWith(word));
}
