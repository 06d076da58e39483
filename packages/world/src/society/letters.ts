import type { Entity } from "@wyldlands/ecs";
import { Letter, Mailbox } from "../components/index.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId, recordsOf } from "./records.ts";

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
    mailboxOf(game, to) ?? openRecord(game, [Mailbox({ character: to })], { id: mailboxId(to) });
  const content = { ...words, sentAt: game.wall(), read: false, ...(sender === undefined ? {} : { sender }) };
  const letter = openRecord(game, [Letter(content)], { under: mailbox });
  for (const { thing, count } of things) moveThings(game, thing, count, letter);
  return letter;
}

/** Letters to a character, the oldest first. */
export function lettersTo(game: Game, character: string): Entity[] {
  const mailbox = mailboxOf(game, character);
  return mailbox ? recordsOf(mailbox, Letter) : [];
}

function mailboxOf(game: Game, character: string): Entity | undefined {
  return game.world.byId(mailboxId(character));
}

function mailboxId(character: string): string {
  return recordId("mailbox", character);
}
