import { Refusal, type Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { Letter } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { enclosedIn } from "../../society/letters.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { letterOf } from "./letter-of.ts";
import { enclosedWords } from "./parcel.ts";

/** Throws a letter away. Refused while there is something in it. */
export const deleteLetter = defineDeed<{ number: number }>({
  name: "delete-letter",
  check: ({ number }, { game, actor }) => able(game, actor, "resting") ?? full(game, actor, number),
  perform({ number }, { game, actor, show }) {
    const letter = letterOf(game, actor, number);
    if (letter instanceof Refusal) return letter;
    const { from, subject } = letter.need(Letter);
    letter.despawn();
    show([actor], "You tear up the letter from {from}: {subject}.", { from, subject });
    return undefined;
  },
  commands: [
    {
      name: "mail",
      forms: ["mail delete <number:number>"],
      usage: "Delete which? MAIL lists them by number; then MAIL DELETE 2.",
      help: "Throws a letter away.",
    },
  ],
});

function full(game: Game, actor: Entity, number: number): Refusal<string> | undefined {
  const letter = letterOf(game, actor, number);
  if (letter instanceof Refusal) return letter;
  const things = enclosedIn(letter);
  if (things.length === 0) return undefined;
  return refuse(
    "There is still {things} in it. <hint>MAIL TAKE {number} takes it, where there is a post; MAIL RETURN {number} sends it back.</hint>",
    { things: { markup: enclosedWords(things) }, number },
  );
}
