import type { Entity, Refusal } from "@wyldlands/ecs";
import { Parcel } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { goOn } from "../go-on.ts";
import { refuse } from "../refusals.ts";
import { parcelOf, postageOf } from "./parcel.ts";

/** Most lines of a letter, and most characters of a line. */
export const LETTER_LIMITS = { lines: 40, characters: 400 };

/** Goes on with the letter that is begun: the line editor opens. */
export const goOnWriting = goOn({
  name: "go-on-writing",
  purpose: "letter",
  unbegun: (actor) => unbegun(parcelOf(actor)),
  command: {
    name: "mail",
    forms: ["mail write", "mail send"],
    usage: "MAIL WRITE takes no more words.",
    help: "Goes on with the letter that is begun.",
  },
});

/** Sets the text of the letter that the actor has begun. It is not posted by that. */
export const writeLetter = defineDeed<{ text: string }>({
  name: "write-letter",
  check({ text }, { actor }) {
    const { lines: most, characters } = LETTER_LIMITS;
    const lines = text.split("\n");
    if (lines.length > most) return refuse(`That is ${lines.length} lines, and ${most} are the most.`);
    const long = lines.findIndex((line) => [...line].length > characters);
    if (long >= 0) return refuse(`Line ${long + 1} has more than ${characters} characters.`);
    return unbegun(parcelOf(actor));
  },
  perform({ text }, { game, actor, show }) {
    const parcel = parcelOf(actor);
    if (!parcel) return;
    const letter = parcel.edit(Parcel);
    letter.text = text;
    show(
      [actor],
      "Your letter to {name} is written. <hint>MAIL ENCLOSE and a thing puts something in, MAIL POST sends it for {coins}.</hint>",
      { name: letter.name, coins: { markup: game.coinName(postageOf(game, parcel)) } },
    );
  },
});

/** Why there is nothing to write or to post: no letter is begun, or it is to nobody yet. */
export function unbegun(parcel: Entity | undefined): Refusal<string> | undefined {
  return parcel && parcel.need(Parcel).to !== ""
    ? undefined
    : refuse("You have begun no letter. <hint>MAIL SEND TERN THE BOAT IS IN begins one, to Tern.</hint>");
}
