import { escapeMarkup } from "@wyldlands/protocol";
import { Hearsay } from "../components/index.ts";
import { agoWords } from "../memory/ago.ts";
import { defineCommand } from "./command.ts";

/** What people have told one, and who it was: said, not proved. */
export const hearsay = defineCommand(
  {
    name: "hearsay",
    forms: ["hearsay", "hearsay <about:text>"],
    usage: "HEARSAY alone, or HEARSAY and a word that it is about: HEARSAY BELL.",
    help: "Tells what people have told you, who it was, and when: hearsay, hearsay bell. Nobody vouches for it. ASK somebody ABOUT something to hear more.",
  },
  ({ game, actor, tell }, rest) => {
    const all = actor.get(Hearsay) ?? [];
    const words = rest.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter(({ from, text }) => {
      const line = `${from} ${text}`.toLowerCase();
      return words.every((word) => line.includes(word));
    });
    if (all.length === 0)
      return tell(
        "Nobody has told you anything yet. <hint>ASK people ABOUT things: ASK HESPER ABOUT THE BELL.</hint>",
      );
    if (found.length === 0) return tell(`Nobody has told you anything of '${escapeMarkup(rest)}'.`);
    return tell(
      [
        "You have been told:",
        ...found.map(({ from, text, at }) => escapeMarkup(`  ${from}: ${text} (${agoWords(game, at)})`)),
      ].join("\n"),
    );
  },
);
