import { Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { Letter } from "../../components/index.ts";
import { letterView } from "../../views/mail-view.ts";
import { defineDeed } from "../deed.ts";
import { letterOf, noLetter } from "./letter-of.ts";

/** Reads a letter; from now on it is no longer new. Anywhere: the post hands letters over at once, and keeps what is in them. */
export const readLetter = defineDeed<{ number: number }>({
  name: "read-letter",
  check: ({ number }, { game, actor }) => able(game, actor, "resting") ?? noLetter(game, actor, number),
  perform({ number }, { game, actor, show }) {
    const letter = letterOf(game, actor, number);
    if (letter instanceof Refusal) return letter;
    if (!letter.need(Letter).read) letter.edit(Letter).read = true;
    show([actor], "{view}", { view: { markup: letterView(game, letter, number) } });
    return undefined;
  },
  commands: [
    {
      name: "mail",
      forms: ["mail read <number:number>", "mail <number:number>"],
      usage: "Read which? MAIL lists them by number; then MAIL READ 2.",
      help: "Reads a letter.",
    },
  ],
});
