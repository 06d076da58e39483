import { Refusal, type Entity } from "@wyldlands/ecs";
import { noticeOf, readableBoard } from "../../boards/boards.ts";
import { Notice } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { permitted } from "../../permissions/rights.ts";
import { audit } from "../../society/audit.ts";
import { defineDeed } from "../deed.ts";
import { cannotRead } from "./list-notices.ts";

/** Takes a notice down: one's own, or anybody's by right of `board-moderate`, which is audited. */
export const takeDown = defineDeed<{ number: number }>({
  name: "take-down",
  check: ({ number }, { game, actor }) =>
    handy(game, actor) ?? cannotRead(game, actor) ?? notYours(game, actor, number),
  perform({ number }, { game, actor, show }) {
    const notice = found(game, actor, number);
    if (notice instanceof Refusal) return notice;
    const { author, name, subject } = notice.need(Notice);
    moderated(game, actor, { author, name, line: `board remove ${number} (${subject})` });
    notice.despawn();
    show([actor], "You take the notice down: {subject}, by {name}.", { subject, name });
    show(game.witnesses(actor), "{actor} takes a notice down from the board.", { actor });
    return undefined;
  },
  commands: [
    {
      name: "board",
      forms: ["board remove <number:number>"],
      usage: "Remove which? BOARD lists them by number; then BOARD REMOVE 2.",
      help: "Takes a notice down.",
    },
  ],
});

/** Pins a notice for good, so that a full board keeps it, or lets it go with the others again. For moderators. */
export const pinForGood = defineDeed<{ number: number }>({
  name: "pin-for-good",
  check: ({ number }, { game, actor }) =>
    handy(game, actor) ??
    cannotRead(game, actor) ??
    permitted(game, actor, "board-moderate") ??
    missing(game, actor, number),
  perform({ number }, { game, actor, show }) {
    const notice = found(game, actor, number);
    if (notice instanceof Refusal) return notice;
    const { name, pinned } = notice.need(Notice);
    notice.edit(Notice).pinned = !pinned;
    moderated(game, actor, { author: "", name, line: `board pin ${number}` });
    show(
      [actor],
      pinned ? "Notice {number} goes with the others again." : "Notice {number} stays for good.",
      {
        number,
      },
    );
    return undefined;
  },
  commands: [
    {
      name: "board",
      forms: ["board pin <number:number>"],
      usage: "Pin which? BOARD lists them by number; then BOARD PIN 2.",
      help: "Keeps a notice for good.",
    },
  ],
});

function found(game: Game, actor: Entity, number: number): Entity | Refusal<string> {
  const board = readableBoard(game, actor);
  return board instanceof Refusal ? board : noticeOf(game, board.id, number);
}

function missing(game: Game, actor: Entity, number: number): Refusal<string> | undefined {
  const notice = found(game, actor, number);
  return notice instanceof Refusal ? notice : undefined;
}

function notYours(game: Game, actor: Entity, number: number): Refusal<string> | undefined {
  const notice = found(game, actor, number);
  if (notice instanceof Refusal) return notice;
  if (notice.need(Notice).author === actor.id || !permitted(game, actor, "board-moderate")) return undefined;
  return new Refusal(
    "That notice is not yours to take down. <hint>REPORT its writer, if it is a foul one.</hint>",
  );
}

/** What is done to another's notice is in the log. */
function moderated(
  game: Game,
  actor: Entity,
  { author, name, line }: { author: string; name: string; line: string },
): void {
  const session = game.players.sessionOf(actor);
  if (session && author !== actor.id)
    audit(game, session, { action: "board", subject: name, line, done: true });
}
