import { escapeMarkup } from "@wyldlands/protocol";
import { Aliases } from "../components/index.ts";
import { rename } from "../deeds/lines/rename.ts";
import { defineCommand } from "./command.ts";
import { aliasOf } from "./expand.ts";
import { splitLine } from "./split-line.ts";

/** Aliases of one character; characters of what one stands for. */
export const MOST_ALIASES = 50;
const MOST_BODY = 400;

/** Nobody locks themselves out of taking an alias back. */
const KEPT: ReadonlySet<string> = new Set(["alias", "unalias", "stop", "quit", "help"]);

/** A player's own commands: lists them, shows one, or makes one. */
export const alias = defineCommand(
  {
    name: "alias",
    aliases: ["aliases"],
    forms: ["alias", "alias <word:word>", "alias <word:word> <line:text>"],
    usage: "Alias what? For example ALIAS GO-HOME 3S2E, and then GO-HOME.",
    help: "Makes a word of your own stand for a line: alias tidy get all;put all in sack. $1 to $9 are the words typed after it, $* all of them. Alone it lists yours. UNALIAS takes one back.",
    speech: true,
  },
  ({ actor, tell, services }, rest) => {
    const own = actor.get(Aliases) ?? {};
    const { word, rest: typed } = splitLine(rest);
    const body = typed.replace(/^=\s*/, "");
    if (word === "") {
      const lines = Object.keys(own)
        .sort()
        .map((name) => `  <command>${name}</command>: ${escapeMarkup(own[name] ?? "")}`);
      tell(
        lines.length === 0
          ? "You have no commands of your own. <hint>ALIAS TIDY GET ALL;PUT ALL IN SACK makes one.</hint>"
          : ["Your own commands:", ...lines].join("\n"),
      );
    } else if (!/^[a-z0-9][a-z0-9_-]{0,19}$/.test(word)) {
      tell("A word of your own is up to twenty letters, digits and hyphens, without spaces.");
    } else if (body === "") {
      const stands = aliasOf(own, word);
      tell(
        stands === undefined
          ? `You have no command '${word}' of your own. <hint>ALIAS ${word.toUpperCase()} and a line makes it.</hint>`
          : `<command>${word}</command>: ${escapeMarkup(stands)}`,
      );
    } else if (KEPT.has(word)) {
      tell(`${word.toUpperCase()} stays what it is. Choose another word.`);
    } else if ([...body].length > MOST_BODY) {
      tell(`That is too long: one of your own commands stands for ${MOST_BODY} characters at most.`);
    } else if (aliasOf(own, word) === undefined && Object.keys(own).length >= MOST_ALIASES) {
      tell(
        `You have ${MOST_ALIASES} commands of your own, and there is room for no more. <hint>UNALIAS takes one back.</hint>`,
      );
    } else {
      services.act(actor, rename, { word, body });
      tell(`From now on <command>${word}</command> stands for: ${escapeMarkup(body)}`);
    }
  },
);

/** Takes one of the player's own commands away. */
export const unalias = defineCommand(
  {
    name: "unalias",
    forms: ["unalias <word:word>"],
    usage: "Unalias what? ALIAS alone lists your own commands.",
    help: "Takes one of your own commands back: unalias tidy.",
    speech: true,
  },
  ({ actor, tell, services }, rest) => {
    const { word } = splitLine(rest);
    if (word === "" || aliasOf(actor.get(Aliases) ?? {}, word) === undefined) {
      tell("Unalias what? <hint>ALIAS alone lists your own commands.</hint>");
      return;
    }
    services.act(actor, rename, { word, body: "" });
    tell(`<command>${escapeMarkup(word)}</command> is no command of your own any more.`);
  },
);
