import { z } from "zod";
import { Board } from "../../components/index.ts";
import { ROLES } from "../../deeds/deed.ts";
import { definePart } from "./part.ts";

/** What notices are pinned to. */
export const board = definePart({
  shape: {
    /** Notices hang on it, which players read and write. */
    board: z
      .strictObject({
        /** What it is called where several are spoken of: `the harbour board`. */
        name: z.string().trim().min(1),
        /** The least role that reads it: player, storyteller, builder or admin. */
        read: z.enum(ROLES).default("player"),
        /** The least role that pins notices to it. */
        write: z.enum(ROLES).default("player"),
      })
      .optional(),
  },
  build: ({ board: written }) => (written ? [Board(written)] : []),
});
