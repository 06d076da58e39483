import { z } from "zod";
import { Shop } from "../../components/index.ts";
import { MOST_SHARE } from "../../rules/formulas/prices.ts";
import { ITEM_KINDS } from "../../rules/words.ts";
import { hoursSchema } from "../../time/hours.ts";
import { definePart } from "./part.ts";

const kind = z.enum(ITEM_KINDS).exclude(["money", "quest"]);
const words = z.string().trim().min(1);

const ware = z.preprocess(
  (written) => (typeof written === "string" ? { item: written } : written),
  z.strictObject({
    /** The item: a slug or `area:slug`. */
    item: z.string().trim().min(1),
    /** How many there are at most. */
    most: z.int().min(1).max(100).default(5),
    /** Seconds until one that was bought is replaced. */
    restock: z.number().positive().default(300),
    /** Coins for one, before anybody haggles; without it, the item's `worth`. Never below it. */
    price: z.int().min(1).optional(),
  }),
);

/** A being that trades. */
export const shop = definePart({
  shape: {
    /** It keeps a shop: LIST, BUY, SELL, VALUE, BROWSE, HAGGLE and MEND are about it. */
    shop: z
      .strictObject({
        /** What it sells, each as a slug or as `{ item: lantern, most: 3, restock: 600 }`. */
        sells: z.array(ware).default([]),
        /** The kinds of things that it buys, as `[weapon, armour]`. */
        buys: z.array(kind).default([]),
        /** The share of a thing's worth that it gives, at most 0.6: buying and selling back never gains. */
        share: z.number().min(0).max(MOST_SHARE).default(0.5),
        /** The kinds of things that it mends for coins. */
        mends: z.array(kind).default([]),
        /** Coins at hand on a common day; what is more or less evens out within a day of the world. */
        till: z.int().min(0).max(5_000).default(60),
        /** When it is open, as `{ from: dawn, to: night }` or `{ from: 8, to: 18 }`; without it, always. */
        hours: hoursSchema.optional(),
        /** Whole lines, shown as they stand. */
        words: z
          .strictObject({
            /** Said to who asks what there is. */
            greets: words.optional(),
            /** Said when it is closed, before when it opens. */
            closed: words.optional(),
            /** Said to whom it will not serve. */
            spurns: words.optional(),
          })
          .default({}),
      })
      .optional(),
  },
  references: ({ shop: kept }) =>
    (kept?.sells ?? []).map(({ item }, index) => ({
      kind: "item" as const,
      ref: item,
      path: ["shop", "sells", index],
    })),
  build: ({ shop: kept }, resolve) =>
    kept ? [Shop({ ...kept, sells: kept.sells.map((one) => ({ ...one, item: resolve(one.item) })) })] : [],
});
