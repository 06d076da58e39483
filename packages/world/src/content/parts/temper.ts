import { z } from "zod";
import { Temper } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** How a being takes to others. */
export const temper = definePart({
  shape: {
    /** Without it, it attacks nobody, helps nobody, and stands to the end. An npc with `temper` or `natural` can be fought; others are left in peace. */
    temper: z
      .strictObject({
        /** Whom it goes for when it sees them: `nobody`, `players`, or `weaker`, which are players of a lower level. */
        attacks: z.enum(["nobody", "players", "weaker"]).default("nobody"),
        /** It joins in when one of its folk beside it is attacked. */
        helps: z.boolean().default(false),
        /** It runs below so many percent of its health. */
        flees: z.number().min(0).max(100).default(0),
      })
      .optional(),
  },
  build: ({ temper: written }) => (written ? [Temper(written)] : []),
});
