import { Refusal, type Entity } from "@wyldlands/ecs";
import { list } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { enclosedIn } from "../../society/letters.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { refuse } from "../refusals.ts";
import { cannotPost } from "./at-post.ts";
import { howManyFit } from "./how-many-fit.ts";
import { letterOf, noLetter } from "./letter-of.ts";
import { enclosedWords } from "./parcel.ts";

/** Takes what is enclosed in a letter: what fits into the pack; the rest stays in it. Only where there is a post. */
export const takeEnclosed = defineDeed<{ number: number }>({
  name: "take-enclosed",
  check: ({ number }, { game, actor }) =>
    cannotPost(game, actor) ?? noLetter(game, actor, number) ?? nothingToTake(game, actor, number),
  perform({ number }, { game, actor, show, emit }) {
    const letter = letterOf(game, actor, number);
    if (letter instanceof Refusal) return letter;
    const taken: string[] = [];
    for (const thing of enclosedIn(letter)) {
      const count = howManyFit(game, actor, thing);
      if (count === 0) continue;
      taken.push(nameOf(thing, count));
      const lifted = thing.id;
      const item = moveThings(game, thing, count, actor);
      emit({ type: "ItemPickedUp", entity: actor, item, lifted, from: letter, count });
    }
    const things = { markup: list(taken) };
    const rest = { markup: enclosedWords(enclosedIn(letter)) };
    show(
      [actor],
      rest.markup === ""
        ? "You take {things} out of the letter."
        : "You take {things} out of the letter. You cannot carry more: {rest} stays in it.",
      { things, rest },
    );
    show(game.witnesses(actor), "{actor} is handed {things} over the counter.", { actor, things });
    return undefined;
  },
  commands: [
    {
      name: "mail",
      forms: ["mail take <number:number>"],
      usage: "Take what is in which letter? MAIL lists them by number; then MAIL TAKE 2.",
      help: "Takes what is enclosed in a letter.",
    },
  ],
});

function nothingToTake(game: Game, actor: Entity, number: number): Refusal<string> | undefined {
  const letter = letterOf(game, actor, number);
  if (letter instanceof Refusal) return letter;
  const things = enclosedIn(letter);
  if (things.length === 0) return refuse("There is nothing in that letter but words.");
  if (things.some((thing) => howManyFit(game, actor, thing) > 0)) return undefined;
  return refuse(
    "You cannot carry {things} as well. <hint>DROP something first; the post keeps it for you.</hint>",
    {
      things: { markup: enclosedWords(things) },
    },
  );
}
