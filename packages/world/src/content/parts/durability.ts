import { z } from "zod";
import { Durability } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** How long it bears being used. */
export const durability = definePart({
  shape: {
    /** How often it is used before it breaks (`durability: 80`), or the keys in full. */
    durability: z
      .preprocess(
        (written) => (typeof written === "number" ? { most: written } : written),
        z.strictObject({
          /** How often it is used before it breaks. */
          most: z.int().min(1),
          /** The kind of station where it is mended; without it, anywhere. */
          station: z.string().min(1).optional(),
          /** The item that one repair uses up. */
          needs: z.string().min(1).optional(),
        }),
      )
      .optional(),
  },
  references: ({ durability: wears }) =>
    wears?.needs === undefined
      ? []
      : [{ kind: "item" as const, ref: wears.needs, path: ["durability", "needs"] }],
  build({ durability: wears }, resolve) {
    if (!wears) return [];
    const { most, station, needs } = wears;
    return [
      Durability({
        most,
        ...(station !== undefined && { station }),
        ...(needs !== undefined && { needs: resolve(needs) }),
      }),
    ];
  },
});
