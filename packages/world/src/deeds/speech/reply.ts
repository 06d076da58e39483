import { ToldBy } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { speakTo, unreachable } from "./speak-to.ts";

/** Answers whoever told or whispered something to the actor last, wherever they are now. */
export const reply = defineDeed<{ text: string }>({
  name: "reply",
  check(_args, { game, actor }) {
    const told = actor.get(ToldBy);
    if (!told) return refuse("Nobody has told you anything yet. <hint>TELL begins a talk.</hint>");
    const to = game.world.byId(told.id);
    if (!to || !game.players.sessionOf(to))
      return refuse("{name}, who spoke to you last, has left.", { name: told.name });
    return unreachable(game, actor, to);
  },
  perform({ text }, context) {
    const { game, actor } = context;
    const to = game.world.byId(actor.need(ToldBy).id);
    if (to) speakTo(context, to, text);
  },
  commands: [
    {
      name: "reply",
      forms: ["reply <text:text>"],
      usage: "Reply what? For example REPLY ON MY WAY.",
      help: "Answers whoever told or whispered something to you last: reply on my way.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});
