import { z } from "zod";
import { Wearable } from "../../components/index.ts";
import { modifiersSchema } from "../../rules/schemas.ts";
import { SLOTS } from "../../rules/words.ts";
import { definePart } from "./part.ts";

const slot = z.enum(SLOTS);

/** What it does on a body. */
export const wear = definePart({
  shape: {
    /** It is worn: a place on the body (`wear: head`), or the keys in full. */
    wear: z
      .preprocess(
        (written) => (typeof written === "string" ? { slots: [written] } : written),
        z.strictObject({
          /** Where; several when it goes on any one of them. */
          slots: z.array(slot).min(1),
          /** 1 is next to the skin; a place has as many as the rules give it. */
          layer: z.int().min(1).default(1),
          /** What it does to whoever wears it, such as `{ armour: 2 }`. */
          modifiers: modifiersSchema.default({}),
        }),
      )
      .optional(),
  },
  references: ({ wear: worn }) =>
    (worn?.slots ?? []).map((ref, index) => ({ kind: "slot" as const, ref, path: ["wear", "slots", index] })),
  build: ({ wear: worn }) => (worn ? [Wearable(worn)] : []),
});
