import { z } from "zod";
import { RoomStates } from "../../components/index.ts";
import { resolveWhen, whenReferences } from "../../conditions/references.ts";
import { viewWhenSchema } from "../../conditions/schema.ts";
import { detailKeywords } from "../detail-keywords.ts";
import { definePart } from "./part.ts";

const text = z.string().trim().min(1);

/** How a room is at times. */
export const roomStates = definePart({
  shape: {
    /** How it is while something holds: by night, in the rain, when a lever is down. */
    states: z
      .array(
        z
          .strictObject({
            /** When it is so. */
            when: viewWhenSchema,
            /** What it is like then, in the place of its own `look`; of several that hold, the first. */
            look: text.optional(),
            /** Sentences behind the look; of several that hold, all. */
            adds: text.optional(),
            /** Details by keyword that are there then, before the room's own. */
            details: z.record(z.string(), text).default({}),
            /** Lines that are heard or seen now and then. */
            ambience: z.array(text).default([]),
          })
          .refine(
            ({ look, adds, details, ambience }) =>
              look !== undefined || adds !== undefined || Object.keys(details).length + ambience.length > 0,
            { message: "Nothing is different then. Write 'look', 'adds', 'details' or 'ambience'." },
          ),
      )
      .min(1)
      .optional(),
  },
  references: ({ states = [] }) =>
    states.flatMap((state, index) => whenReferences(state.when, ["states", index, "when"])),
  build: ({ states }, full) =>
    states
      ? [
          RoomStates(
            states.map(({ when, look, adds, details, ambience }) => ({
              when: resolveWhen(when, full),
              ...(look !== undefined && { look }),
              ...(adds !== undefined && { adds }),
              details: Object.fromEntries(
                Object.entries(details).flatMap(([written, words]) =>
                  detailKeywords(written).map((keyword) => [keyword, words]),
                ),
              ),
              ambience,
            })),
          ),
        ]
      : [],
});
