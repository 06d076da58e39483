import { z } from "zod";
import { Hours } from "../../components/index.ts";
import { definePart } from "./part.ts";

const part = z.enum(["dawn", "day", "dusk", "night"]);

/** What comes only at some part of the day. */
export const hours = definePart({
  shape: {
    /** It comes only in these hours, as `{ from: dusk, to: day }`; one that is there already stays. With a `lifespan` it is gone again by day. */
    hours: z
      .strictObject({
        /** The part of the day with which they begin: dawn, day, dusk or night. */
        from: part,
        /** The part of the day before which they end. */
        to: part,
      })
      .refine(({ from, to }) => from !== to, {
        message: "That is no time at all. Name two different parts of the day, or leave 'hours' out.",
      })
      .optional(),
  },
  build: ({ hours: written }) => (written ? [Hours(written)] : []),
});
