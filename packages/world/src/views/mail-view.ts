import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Letter, Parcel } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import { enclosedWords, parcelOf } from "../deeds/post/parcel.ts";
import type { Game } from "../game.ts";
import { enclosedIn, lettersTo } from "../society/letters.ts";
import { ago } from "./ago.ts";

/** The letters to a character by number, the oldest first, and the one that it has begun. */
export function mailView(game: Game, actor: Entity): string {
  const letters = lettersTo(game, actor.id);
  const lines = letters.map((letter, index) => `  ${index + 1}. ${headOf(game, letter)}`);
  const begun = parcelOf(actor);
  return [
    ...(lines.length === 0 ? ["There are no letters for you."] : ["Your letters:", ...lines]),
    ...(begun ? [begunWords(begun)] : []),
  ].join("\n");
}

/** A letter, whole. */
export function letterView(game: Game, letter: Entity, number: number): string {
  const { from, subject, text, sentAt } = letter.need(Letter);
  const things = enclosedIn(letter);
  return [
    `Letter ${number}, from ${escapeMarkup(from)}, ${ago(game.wall(), sentAt)}: ${escapeMarkup(subject)}`,
    ...(text === "" ? [] : [escapeMarkup(text)]),
    ...(things.length === 0
      ? []
      : [
          `Enclosed: ${enclosedWords(things)}. <hint>MAIL TAKE ${number} takes it, where there is a post.</hint>`,
        ]),
  ].join("\n");
}

function headOf(game: Game, letter: Entity): string {
  const { from, subject, sentAt, read } = letter.need(Letter);
  const things = enclosedIn(letter);
  const enclosed = things.length === 0 ? "" : `, with ${enclosedWords(things)}`;
  const head = `${escapeMarkup(subject)}, from ${escapeMarkup(from)}, ${ago(game.wall(), sentAt)}${enclosed}`;
  return read ? head : `New: ${head}`;
}

function begunWords(parcel: Entity): string {
  const { to, name, subject, text } = parcel.need(Parcel);
  const whom =
    to === ""
      ? "to nobody yet"
      : `to ${escapeMarkup(name)}, ${escapeMarkup(subject)}${text === "" ? ", not written yet" : ""}`;
  const things = enclosedIn(parcel);
  const enclosed = things.length === 0 ? "" : ` ${capitalise(enclosedWords(things))}: enclosed.`;
  return `You have begun a letter ${whom}.${enclosed} <hint>MAIL POST sends it, MAIL DISCARD gives it up.</hint>`;
}
