import { Refusal, type Entity } from "@wyldlands/ecs";
import { roleOf } from "../permissions/rights.ts";
import { Board, BoardsRead, Character, Notice, Notices } from "../components/index.ts";
import { ROLES, type Role } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId, recordsOf } from "../society/records.ts";

/** Notices that hang on one board; the oldest goes for a new one. */
export const MOST_NOTICES = 100;
/** Notices of one writer on one board. */
export const MOST_OWN_NOTICES = 10;
/** Characters of what a notice is about. */
export const MOST_SUBJECT = 60;
/** Most lines of a notice, and most characters of a line. */
export const NOTICE_LIMITS = { lines: 40, characters: 400 };

/** A board that somebody stands before. */
export interface BoardAtHand {
  /** Its prototype, as `area:slug`: what hangs on it is found by that. */
  id: string;
  name: string;
  read: Role;
  write: Role;
}

/** The first board that the actor sees where it stands. */
export function boardHere(game: Game, actor: Entity): BoardAtHand | Refusal<string> {
  const thing = game.company(game.placeOf(actor), actor).find((one) => one.has(Board));
  const board = thing?.get(Board);
  if (!thing?.prototype || !board)
    return refuse("There is no board here. <hint>HELP BOARDS says where notices hang.</hint>");
  return { id: thing.prototype.id, ...board };
}

/** The board at hand, if the actor may read it. */
export function readableBoard(game: Game, actor: Entity): BoardAtHand | Refusal<string> {
  const board = boardHere(game, actor);
  if (board instanceof Refusal || hasRole(game, actor, board.read)) return board;
  return refuse("{board} hangs turned to the wall: it is not for you to read.", { board: board.name });
}

/** Why the actor pins nothing to the board at hand. */
export function cannotPin(game: Game, actor: Entity): Refusal<string> | undefined {
  const board = readableBoard(game, actor);
  if (board instanceof Refusal) return board;
  if (actor.get(Character)?.guest !== false)
    return refuse("The notices of guests blow away. <hint>REGISTER, and yours will hang.</hint>");
  return hasRole(game, actor, board.write)
    ? undefined
    : refuse("Only a {role} or higher pins notices to {board}.", { role: board.write, board: board.name });
}

/** The notices of a board, the oldest first. */
export function noticesOf(game: Game, board: string): Entity[] {
  const record = game.world.byId(noticesId(board));
  return record ? recordsOf(record, Notice) : [];
}

export function noticeOf(game: Game, board: string, number: number): Entity | Refusal<string> {
  const notices = noticesOf(game, board);
  const found = notices.find((one) => one.need(Notice).number === number);
  if (found) return found;
  if (notices.length === 0) return refuse("Nothing hangs on it.");
  return refuse("No notice with the number {number} hangs on it. <hint>BOARD lists what does.</hint>", {
    number,
  });
}

/** The record of a board's notices, made with the first of them. Only inside a deed. */
export function openNotices(game: Game, board: string): Entity {
  const id = noticesId(board);
  return game.world.byId(id) ?? openRecord(game, [Notices({ board, next: 1 })], { id });
}

/** Highest number that the character has read on the board. */
export function readUpTo(actor: Entity, board: string): number {
  return actor.get(BoardsRead)?.[board] ?? 0;
}

/** Only inside a deed. */
export function markRead(actor: Entity, board: string, number: number): void {
  if (number <= readUpTo(actor, board)) return;
  actor.add(BoardsRead({ ...actor.get(BoardsRead), [board]: number }));
}

function noticesId(board: string): string {
  return recordId("board", board);
}

/** NPCs have no role, and read what everybody may. */
function hasRole(game: Game, actor: Entity, least: Role): boolean {
  const session = game.players.sessionOf(actor);
  return ROLES.indexOf(session ? roleOf(session) : "player") >= ROLES.indexOf(least);
}
