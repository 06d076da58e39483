import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { ITEM_KINDS } from "../rules/words.ts";
import { hoursSchema } from "../time/hours.ts";

/** A being that trades: what it sells and buys, when, and for what. What is left of it all is in its books (`ShopBooks`). */
export const Shop = defineComponent("shop", {
  schema: z.object({
    /** Each item ('area:slug') with how many there are at most and the seconds until one more is there. */
    sells: z.array(
      z.object({
        item: z.string(),
        most: z.int().positive(),
        restock: z.number().positive(),
        /** Coins; without it, the item's worth. */
        price: z.int().positive().optional(),
      }),
    ),
    /** Kinds of things that it buys, and the share of their worth that it gives. */
    buys: z.array(z.enum(ITEM_KINDS)),
    share: z.number().min(0).max(1),
    /** Kinds of things that it mends for coins. */
    mends: z.array(z.enum(ITEM_KINDS)),
    /** Coins that it has at hand on a common day. */
    till: z.int().nonnegative(),
    hours: hoursSchema.optional(),
    words: z.object({
      greets: z.string().optional(),
      closed: z.string().optional(),
      spurns: z.string().optional(),
    }),
  }),
  kind: "authored",
  default: () => ({ sells: [], buys: [], share: 0.5, mends: [], till: 0, words: {} }),
});
