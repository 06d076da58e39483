import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { ROLES } from "../deeds/deed.ts";

/** A board that notices are pinned to. What hangs on it is filed under a record of its own, and outlives the thing. */
export const Board = defineComponent("board", {
  schema: z.object({
    name: z.string(),
    /** The least role that reads it. */
    read: z.enum(ROLES),
    /** The least role that pins notices to it. */
    write: z.enum(ROLES),
  }),
  kind: "authored",
  default: () => ({ name: "the board", read: "player" as const, write: "player" as const }),
});
