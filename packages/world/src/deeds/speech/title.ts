import { Title } from "../../components/index.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

const MOST_CHARACTERS = 60;

/** What the player puts behind the own name: 'Ann, who mends nets'. */
export const title = defineDeed<{ text?: string }>({
  name: "title",
  check({ text = "" }, { game, actor }) {
    if (text.length > MOST_CHARACTERS)
      return refuse("A title has {most} letters at most.", { most: MOST_CHARACTERS });
    return text === "" || isOff(text) ? undefined : silenced(game, actor);
  },
  perform({ text = "" }, { actor, show }) {
    if (text === "") {
      const now = actor.get(Title)?.text;
      show(
        [actor],
        now === undefined
          ? "You have no title. <hint>TITLE THE NET MENDER gives you one.</hint>"
          : "You are known as {actor} {now}. <hint>TITLE OFF takes the title away.</hint>",
        { actor, now },
      );
    } else if (isOff(text)) {
      if (actor.has(Title)) actor.remove(Title);
      show([actor], "You go by your name alone.");
    } else {
      actor.add(Title({ text }));
      show([actor], "You are known as {actor} {text} from now on.", { actor, text });
    }
  },
  commands: [
    {
      name: "title",
      forms: ["title", "title <text:text>"],
      usage: "TITLE and a few words, or TITLE OFF.",
      help: "Puts a few words behind your name where players are listed: title the net mender. TITLE OFF takes them away.",
      position: "sleeping",
      instant: true,
      speech: true,
    },
  ],
});

function isOff(text: string): boolean {
  return text.toLowerCase() === "off";
}
