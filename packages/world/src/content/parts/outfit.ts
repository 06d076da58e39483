import { z } from "zod";
import { Outfit } from "../../components/index.ts";
import { definePart } from "./part.ts";

const ref = z.string().trim().min(1);

/** What a being has about it. */
export const outfit = definePart({
  shape: {
    /** Its things: slugs, or `{ item, count }`. It wears and wields what it can; all of it is its corpse's when it dies. */
    outfit: z
      .array(
        z.preprocess(
          (written) => (typeof written === "string" ? { item: written } : written),
          z.strictObject({
            /** What it is. */
            item: ref,
            /** How many. */
            count: z.int().min(1).default(1),
          }),
        ),
      )
      .optional(),
  },
  references: ({ outfit: things }) =>
    (things ?? []).map(({ item }, index) => ({ kind: "item" as const, ref: item, path: ["outfit", index] })),
  build: ({ outfit: things }, resolve) =>
    things ? [Outfit(things.map(({ item, count }) => ({ item: resolve(item), count })))] : [],
});
