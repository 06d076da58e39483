import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, FiledUnder, Letter, Mailbox, Name } from "../components/index.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import type { Game } from "../game.ts";
import { countOf } from "../views/names.ts";
import { openRecord, recordId, recordOf, recordsOf } from "./records.ts";

export interface Posting {
  /** Entity id of the character it is to, in play or away. */
  to: string;
  /** Name of the sender. */
  from: string;
  /** The sender's entity id, when it is a character. */
  sender?: string;
  subject: string;
  text: string;
  /** What is enclosed, moved out of wherever it is now. */
  things?: readonly { thing: Entity; count: number }[];
}

/**
 * Puts a letter into the post, where it waits for the character whether in play or away: the one way in which things reach
 * somebody who is not there. Only inside a deed.
 */
export function sendLetter(game: Game, { to, things = [], sender, ...words }: Posting): Entity {
  const mailbox =
    mailboxOf(game, to) ?? openRecord(game, [Mailbox({ character: to })], { id: recordId("mailbox", to) });
  const content = { ...words, sentAt: game.wall(), read: false, ...(sender === undefined ? {} : { sender }) };
  const letter = openRecord(game, [Letter(content), Name({ name: "a letter", keywords: [] })], {
    under: mailbox,
  });
  for (const { thing, count } of things) moveThings(game, thing, count, letter);
  const reader = game.world.byId(to);
  if (reader && game.players.sessionOf(reader)) game.due.schedule(letter, 0, "deliver", {});
  return letter;
}

/** A letter goes back to the character that sent it, with all that is in it. Only inside a deed. */
export function sendBack(game: Game, letter: Entity, why: string): void {
  const { sender, subject, text } = letter.need(Letter);
  if (sender === undefined) throw new Error("a house's letter has nobody to go back to");
  const things = enclosedIn(letter).map((thing) => ({ thing, count: countOf(thing) }));
  sendLetter(game, {
    to: sender,
    from: "the post",
    subject: `Returned: ${subject}`,
    text: text === "" ? why : `${why}\n\n${text}`,
    things,
  });
  letter.despawn();
}

/** What is in a letter, or in one that is not posted yet. */
export function enclosedIn(letter: Entity): Entity[] {
  return [...letter.sources(ContainedIn)];
}

/** Letters to a character, the oldest first. */
export function lettersTo(game: Game, character: string): Entity[] {
  const mailbox = mailboxOf(game, character);
  return mailbox ? recordsOf(mailbox, Letter) : [];
}

/** Whether a player's letter still goes in. A house's always does. */
export function isMailboxFull(game: Game, character: string): boolean {
  return lettersTo(game, character).length >= game.rules.post.mostLetters;
}

/** Whom a letter is to, by entity id. */
export function addresseeOf(letter: Entity): string {
  return letter.target(FiledUnder)?.get(Mailbox)?.character ?? "";
}

/** A guest is gone for good: what is in the letters to it is left where it stood. Only inside a deed. */
export function clearMailbox(game: Game, character: Entity, place: Entity): void {
  const mailbox = mailboxOf(game, character.id);
  if (!mailbox) return;
  for (const letter of recordsOf(mailbox, Letter))
    for (const thing of enclosedIn(letter)) moveThings(game, thing, countOf(thing), place);
  mailbox.despawn();
}

function mailboxOf(game: Game, character: string): Entity | undefined {
  return recordOf(game, "mailbox", character);
}
