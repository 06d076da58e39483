import { ContainedIn } from "../../components/index.ts";
import { able } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { reveal } from "../movement/reveal.ts";

/** Shows a pose to the room: the actor's name, then the text. */
export const emote = defineDeed<{ text: string }>({
  name: "emote",
  check: (_args, { game, actor }) => able(game, actor, "resting"),
  perform({ text }, context) {
    const { game, actor, show } = context;
    reveal(context, actor);
    const joined = /^[',]/.test(text) ? "<emote>{actor}{text}</emote>" : "<emote>{actor} {text}</emote>";
    show(game.placeOf(actor).sources(ContainedIn), joined, { actor, text });
  },
  commands: [
    {
      name: "emote",
      aliases: [":", "pose", "me"],
      forms: ["emote <text:text>"],
      usage: "Do what? For example EMOTE LEANS ON THE RAIL, or :LEANS ON THE RAIL.",
      help: "Shows what you do in words of your own: emote leans on the rail shows your name, then the words.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});
