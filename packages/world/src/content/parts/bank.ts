import { z } from "zod";
import { Banker } from "../../components/index.ts";
import { definePart } from "./part.ts";

const hour = z.int().min(0).max(23);

/** Who keeps people's money. */
export const bank = definePart({
  shape: {
    /** It keeps a bank: `true` for one that is always open, or `{ opens: 8, closes: 18 }`. */
    bank: z
      .union([
        z.literal(true),
        z.strictObject({
          /** The hour from which it does business, 0 to 23. */
          opens: hour,
          /** The hour until which it does. */
          closes: hour,
        }),
      ])
      .optional(),
  },
  build: ({ bank: written }) =>
    written === undefined ? [] : [Banker(written === true ? { opens: 0, closes: 0 } : written)],
});
