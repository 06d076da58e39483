import { Refusal, type Entity } from "@wyldlands/ecs";
import {
  boardHere,
  cannotPin,
  MOST_NOTICES,
  MOST_OWN_NOTICES,
  NOTICE_LIMITS,
  noticesOf,
  openNotices,
} from "../../boards/boards.ts";
import { Notice, NoticeBegun, Notices } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { openRecord } from "../../society/records.ts";
import { silenced } from "../../society/silenced.ts";
import { numberWord, plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { unbegun } from "./begin-notice.ts";

/** Pins the notice that the actor has begun to its board; a full board loses its oldest notice that is not pinned for good. */
export const pinUp = defineDeed<{ text: string }>({
  name: "pin-up",
  check: ({ text }, { game, actor }) =>
    unbegun(actor) ??
    cannotPin(game, actor) ??
    elsewhere(game, actor) ??
    silenced(game, actor) ??
    badText(text) ??
    tooMany(game, actor),
  perform({ text }, { game, actor, show }) {
    const { board, subject } = actor.need(NoticeBegun);
    const record = openNotices(game, board);
    const notices = noticesOf(game, board);
    if (notices.length >= MOST_NOTICES) notices.find((one) => !one.need(Notice).pinned)?.despawn();
    const number = record.need(Notices).next;
    record.edit(Notices).next = number + 1;
    const who = { author: actor.id, name: plainName(actor) };
    openRecord(game, [Notice({ number, ...who, subject, text, at: game.wall(), pinned: false })], {
      under: record,
    });
    actor.remove(NoticeBegun);
    show([actor], "Your notice hangs: number {number}.", { number });
    show(game.witnesses(actor), "{actor} pins a notice to the board.", { actor });
  },
});

function elsewhere(game: Game, actor: Entity): Refusal<string> | undefined {
  const board = boardHere(game, actor);
  if (board instanceof Refusal) return board;
  return board.id === actor.need(NoticeBegun).board
    ? undefined
    : refuse("You began it for another board. <hint>Go there and save it, or copy it into a new one.</hint>");
}

function badText(text: string): Refusal<string> | undefined {
  if (text.trim() === "") return refuse("There is nothing on it yet.");
  const lines = text.split("\n");
  const { lines: most, characters } = NOTICE_LIMITS;
  if (lines.length > most) return refuse(`That is ${lines.length} lines, and ${most} are the most.`);
  const long = lines.findIndex((line) => [...line].length > characters);
  return long < 0 ? undefined : refuse(`Line ${long + 1} has more than ${characters} characters.`);
}

function tooMany(game: Game, actor: Entity): Refusal<string> | undefined {
  const notices = noticesOf(game, actor.need(NoticeBegun).board);
  const own = notices.filter((one) => one.need(Notice).author === actor.id).length;
  if (own >= MOST_OWN_NOTICES)
    return refuse(
      "{most} notices of yours hang there already. <hint>BOARD REMOVE takes one of them down.</hint>",
      {
        most: numberWord(MOST_OWN_NOTICES),
      },
    );
  if (notices.length >= MOST_NOTICES && notices.every((one) => one.need(Notice).pinned))
    return refuse("There is no room left on the board, and nothing on it may go.");
  return undefined;
}
