import { z } from "zod";
import { Banker } from "../../components/index.ts";
import { hoursSchema } from "../../time/hours.ts";
import { definePart } from "./part.ts";

/** Who keeps people's money. */
export const bank = definePart({
  shape: {
    /** It keeps a bank: `true` for one that is always open, or `{ hours: { from: 8, to: 18 } }`. */
    bank: z
      .union(
        [
          z.literal(true),
          z.strictObject({
            /** When it does business, as `{ from: 8, to: 18 }` or `{ from: dawn, to: night }`. */
            hours: hoursSchema,
          }),
        ],
        { error: "Write 'true', or hours such as '{ hours: { from: 8, to: 18 } }'." },
      )
      .optional(),
  },
  build: ({ bank: written }) => (written === undefined ? [] : [Banker(written === true ? {} : written)]),
});
