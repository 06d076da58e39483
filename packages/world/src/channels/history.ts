import type { Entity } from "@wyldlands/ecs";
import { ChannelBook, ChannelLines } from "../components/index.ts";
import { LINES_TOGETHER } from "../components/channel-lines.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId, recordsOf } from "../society/records.ts";
import { plainName } from "../views/names.ts";

/** Lines that are kept of a channel. */
export const MOST_LINES = 100;

interface ChannelLine {
  /** Unix milliseconds. */
  at: number;
  by: string;
  name: string;
  text: string;
}

/**
 * Keeps what was said on a channel, and forgets what is too old. `company`: the record of the group or clan that it was said
 * to, with which its book ends. Only inside a deed.
 */
export function keepLine(game: Game, channel: string, actor: Entity, text: string, company?: Entity): void {
  const id = bookId(channel, company);
  const where = { id, ...(company && { under: company }) };
  const book = game.world.byId(id) ?? openRecord(game, [ChannelBook({ channel })], where);
  const pages = recordsOf(book, ChannelLines);
  const last = pages.at(-1);
  const page =
    last && last.need(ChannelLines).length < LINES_TOGETHER
      ? last
      : openRecord(game, [ChannelLines([])], { under: book });
  page.edit(ChannelLines).push({ at: game.wall(), by: actor.id, name: plainName(actor), text });
  // The newest page may be nearly empty: as many full ones stay besides as make up what is to be kept.
  if (page !== last) for (const old of pages.slice(0, -MOST_LINES / LINES_TOGETHER)) old.despawn();
}

/** The last lines of a channel, the oldest first; `company`: see `keepLine`. */
export function linesOf(game: Game, channel: string, company?: Entity): ChannelLine[] {
  const book = game.world.byId(bookId(channel, company));
  const lines = book ? recordsOf(book, ChannelLines).flatMap((page) => page.need(ChannelLines)) : [];
  return lines.slice(-MOST_LINES);
}

function bookId(channel: string, company?: Entity): string {
  return recordId("channel", company ? `${channel} ${company.id}` : channel);
}
