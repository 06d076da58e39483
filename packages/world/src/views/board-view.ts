import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { noticesOf, readUpTo, type BoardAtHand } from "../boards/boards.ts";
import { Notice } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { ago } from "./ago.ts";

/** What hangs on a board, the oldest first: numbers, what each is about, who wrote it, and whether it is new to the reader. */
export function boardView(game: Game, reader: Entity, board: BoardAtHand): string {
  const notices = noticesOf(game, board.id);
  const read = readUpTo(reader, board.id);
  const name = capitalise(escapeMarkup(board.name));
  if (notices.length === 0)
    return `${name}: nothing hangs on it. <hint>BOARD POST and what it is about pins a notice to it.</hint>`;
  const lines = notices.map((notice) => {
    const { number, pinned } = notice.need(Notice);
    return `  ${number}. ${number > read ? "New: " : ""}${headOf(game, notice)}${pinned ? ", pinned" : ""}`;
  });
  return [`${name}:`, ...lines, "<hint>BOARD READ and a number reads one.</hint>"].join("\n");
}

/** A notice, whole. */
export function noticeView(game: Game, notice: Entity): string {
  const { number, text } = notice.need(Notice);
  return [`Notice ${number}: ${headOf(game, notice)}`, escapeMarkup(text)].join("\n");
}

function headOf(game: Game, notice: Entity): string {
  const { subject, name, at } = notice.need(Notice);
  return `${escapeMarkup(subject)}, by ${escapeMarkup(name)}, ${ago(game.wall(), at)}`;
}
