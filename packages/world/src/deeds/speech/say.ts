import { ContainedIn } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** Speaks to everyone in the room. */
export const say = defineDeed<{ text: string }>({
  name: "say",
  perform({ text }, { game, actor, show }) {
    const room = game.placeOf(actor).sources(ContainedIn);
    show([actor], "<say>You say, '{text}'</say>", { text });
    show(
      room.filter((one) => one !== actor),
      "<say>{actor} says, '{text}'</say>",
      { actor, text },
    );
  },
  commands: [
    {
      name: "say",
      aliases: ["'"],
      forms: ["say <text:text>"],
      usage: "Say what? For example SAY HELLO, or 'HELLO.",
      help: "Speaks to everyone in the room: say good evening, or shorter: 'good evening.",
    },
  ],
});
