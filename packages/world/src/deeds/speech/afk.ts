import { Away } from "../../components/index.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

const MOST_CHARACTERS = 120;
const WITHOUT_WORDS = "back soon";

/** Says that the player is not at the keyboard: who tells them something, or asks after them, reads it. Again: back. */
export const afk = defineDeed<{ text?: string }>({
  name: "afk",
  check({ text = "" }, { game, actor }) {
    if (text.length > MOST_CHARACTERS)
      return refuse("Say it shorter: {most} letters at most.", { most: MOST_CHARACTERS });
    return text === "" ? undefined : silenced(game, actor);
  },
  perform({ text = "" }, { game, actor, show }) {
    if (text === "" && actor.has(Away)) {
      actor.remove(Away);
      show([actor], "You are back.");
      return;
    }
    const words = text === "" ? WITHOUT_WORDS : text;
    actor.add(Away({ text: words, since: game.wall() }));
    show([actor], "You are away: {words}. <hint>Whatever you do next brings you back.</hint>", { words });
  },
  commands: [
    {
      name: "afk",
      aliases: ["away"],
      forms: ["afk", "afk <text:text>"],
      usage: "AFK, or AFK and a few words: AFK SOUP.",
      help: "Says that you are away from the keyboard, to whoever asks after you or tells you something: afk soup. Whatever you do next brings you back.",
      position: "sleeping",
      instant: true,
      speech: true,
    },
  ],
});

/** The player typed something again. */
export const comeBack = defineDeed({
  name: "come-back",
  check: (_args, { actor }) => (actor.has(Away) ? undefined : refuse("You were not away.")),
  perform(_args, { actor, show }) {
    actor.remove(Away);
    show([actor], "You are back.");
  },
});
