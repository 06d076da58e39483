import { stepInto } from "../movement/step-into.ts";
import { beginNotice, goOnWithNotice } from "./begin-notice.ts";
import { listNotices } from "./list-notices.ts";
import { readNotice } from "./read-notice.ts";
import { pinForGood, takeDown } from "./take-down.ts";

/** One boards a boat as well: `board cutter` means `enter cutter`. */
const boardVessel = {
  ...stepInto,
  commands: [
    {
      name: "board",
      forms: ["board <item:here>"],
      usage: "Board what? For example BOARD BOAT.",
      help: "Goes on board of something.",
    },
  ],
};

/** Deeds that players do by the command `board`. The first tells of the command. */
export const BOARD_DEEDS = [
  listNotices,
  readNotice,
  beginNotice,
  goOnWithNotice,
  takeDown,
  pinForGood,
  boardVessel,
] as const;
