import { Refusal, type Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { readableBoard } from "../../boards/boards.ts";
import type { Game } from "../../game.ts";
import { boardView } from "../../views/board-view.ts";
import { blinded } from "../../views/sight.ts";
import { defineDeed } from "../deed.ts";

/** Looks over what hangs on the board at hand. */
export const listNotices = defineDeed({
  name: "list-notices",
  check: (_args, { game, actor }) => cannotRead(game, actor),
  perform(_args, { game, actor, show }) {
    const board = readableBoard(game, actor);
    if (board instanceof Refusal) return board;
    show([actor], "{view}", { view: { markup: boardView(game, actor, board) } });
    return undefined;
  },
  commands: [
    {
      name: "board",
      forms: ["board", "board list"],
      usage:
        "BOARD alone lists what hangs on the board here, BOARD READ 2 reads one, BOARD POST BOAT FOR SALE pins one to it.",
      help: "The board where you stand: board lists its notices, board read 2 reads one, board post boat for sale writes one, board remove 2 takes yours down.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});

/** Why the actor reads no board now. */
export function cannotRead(game: Game, actor: Entity): Refusal<string> | undefined {
  const refusal = able(game, actor, "resting") ?? blinded(game, actor);
  if (refusal) return refusal;
  const board = readableBoard(game, actor);
  return board instanceof Refusal ? board : undefined;
}
