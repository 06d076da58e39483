import type { Entity } from "@wyldlands/ecs";
import { Name, Parcel } from "../../components/index.ts";
import { list } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { enclosedIn } from "../../society/letters.ts";
import { openRecord, recordsOf } from "../../society/records.ts";
import { nameOf } from "../../views/names.ts";

/** The letter that a character has begun and not posted. There is one at most. */
export function parcelOf(actor: Entity): Entity | undefined {
  return recordsOf(actor, Parcel)[0];
}

/** The same, begun when there is none. Only inside a deed. */
export function openParcel(game: Game, actor: Entity): Entity {
  return (
    parcelOf(actor) ??
    openRecord(game, [Parcel(), Name({ name: "a letter", keywords: [] })], { under: actor })
  );
}

/** Coins that the letter costs as it is. */
export function postageOf(game: Game, parcel: Entity): number {
  const { postage, perThing } = game.rules.post;
  return postage + perThing * enclosedIn(parcel).length;
}

/** 'a sword and five copper pennies', as markup. "" for nothing. */
export function enclosedWords(things: readonly Entity[]): string {
  return list(things.map((thing) => nameOf(thing)));
}
