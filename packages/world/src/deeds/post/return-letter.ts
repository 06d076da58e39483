import { Refusal, type Entity } from "@wyldlands/ecs";
import { Letter } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { isMailboxFull, sendBack } from "../../society/letters.ts";
import { silenced } from "../../society/silenced.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { cannotPost } from "./at-post.ts";
import { letterOf } from "./letter-of.ts";

/** Sends a letter back to the player who sent it, with all that is in it. It costs nothing. Only where there is a post. */
export const returnLetter = defineDeed<{ number: number }>({
  name: "return-letter",
  check: ({ number }, { game, actor }) =>
    cannotPost(game, actor) ?? silenced(game, actor) ?? notReturned(game, actor, number),
  perform({ number }, { game, actor, show }) {
    const letter = letterOf(game, actor, number);
    if (letter instanceof Refusal) return letter;
    const { from } = letter.need(Letter);
    sendBack(game, letter, `${plainName(actor)} sends this back.`);
    show([actor], "The letter goes back to {from}.", { from });
    return undefined;
  },
  commands: [
    {
      name: "mail",
      forms: ["mail return <number:number>"],
      usage: "Return which? MAIL lists them by number; then MAIL RETURN 2.",
      help: "Sends a letter back.",
    },
  ],
});

function notReturned(game: Game, actor: Entity, number: number): Refusal<string> | undefined {
  const letter = letterOf(game, actor, number);
  if (letter instanceof Refusal) return letter;
  const { sender, from } = letter.need(Letter);
  if (sender === undefined)
    return refuse("Nobody takes that back: {from} sent it, and is done with it.", { from });
  if (!game.directory.byId(sender)) return refuse("{from} is not to be found any more.", { from });
  if (!isMailboxFull(game, sender)) return undefined;
  return refuse("{from}'s pigeonhole is full to the brim: nothing goes back for now.", { from });
}
