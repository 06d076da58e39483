import { speechless } from "../../bodies/conditions.ts";
import { able } from "../../bodies/posture.ts";
import { heeding } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { reveal } from "../movement/reveal.ts";
import { onChannel } from "./channel-words.ts";

/** Speaks to everyone in the room. */
export const say = defineDeed<{ text: string }>({
  name: "say",
  check: (_args, { game, actor }) =>
    speechless(game, actor) ?? able(game, actor, "resting") ?? silenced(game, actor),
  perform({ text }, context) {
    const { game, actor, show, emit } = context;
    reveal(context, actor);
    const about = onChannel("say", actor);
    show([actor], "<say>You say, '{text}'</say>", { text }, about);
    show(
      heeding(game, actor, game.witnesses(actor)),
      "<say>{actor} says, '{text}'</say>",
      { actor, text },
      about,
    );
    emit({ type: "Spoke", entity: actor, text, how: "say" });
  },
  commands: [
    {
      name: "say",
      aliases: ["'"],
      forms: ["say <text:text>"],
      usage: "Say what? For example SAY HELLO, or 'HELLO.",
      help: "Speaks to everyone in the room: say good evening, or shorter: 'good evening.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});
