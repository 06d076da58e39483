import { Refusal } from "@wyldlands/ecs";
import { markRead, noticeOf, noticesOf, readableBoard, readUpTo } from "../../boards/boards.ts";
import { Notice } from "../../components/index.ts";
import { noticeView } from "../../views/board-view.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { cannotRead } from "./list-notices.ts";

/** Reads a notice of the board at hand; without a number the first that is new. */
export const readNotice = defineDeed<{ number?: number }>({
  name: "read-notice",
  check: (_args, { game, actor }) => cannotRead(game, actor),
  perform({ number }, context) {
    const { game, actor, show } = context;
    const board = readableBoard(game, actor);
    if (board instanceof Refusal) return board;
    const wanted = number ?? firstNew(context, board.id);
    if (wanted === undefined)
      return refuse("There is nothing new on it. <hint>BOARD lists what hangs there.</hint>");
    const notice = noticeOf(game, board.id, wanted);
    if (notice instanceof Refusal) return notice;
    markRead(actor, board.id, wanted);
    show([actor], "{view}", { view: { markup: noticeView(game, notice) } });
    return undefined;
  },
  commands: [
    {
      name: "board",
      forms: ["board read <number:number>", "board <number:number>", "board read"],
      usage: "Read which? BOARD lists them by number; then BOARD READ 2.",
      help: "Reads a notice.",
    },
  ],
});

function firstNew({ game, actor }: DeedContext, board: string): number | undefined {
  const read = readUpTo(actor, board);
  return noticesOf(game, board)
    .map((notice) => notice.need(Notice).number)
    .find((number) => number > read);
}
