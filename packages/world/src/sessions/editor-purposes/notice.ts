import { NOTICE_LIMITS } from "../../boards/boards.ts";
import { pinUp } from "../../deeds/boards/pin-up.ts";
import type { EditorPurpose } from "./purpose.ts";

/** A notice for a board. Saving pins it up. */
export const notice: EditorPurpose = {
  name: "notice",
  title: "your notice",
  command: "board write",
  most: NOTICE_LIMITS,
  read: () => "",
  save: ({ actor, services }, text) => services.act(actor, pinUp, { text }),
};
