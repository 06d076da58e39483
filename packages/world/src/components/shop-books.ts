import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * What is left in a shop: a record that outlives its keeper, found by `recordId("shop", keeper's prototype)`. The coins of
 * the till and what players sold are in it. Times are world time.
 */
export const ShopBooks = defineComponent("shop-books", {
  schema: z.object({
    /** The keeper's prototype. */
    keeper: z.string(),
    /** By item: how many were left at that time; more have come since. What is not here is all there. */
    goods: z.record(z.string(), z.object({ left: z.int().nonnegative(), at: z.number() })),
    /** By the id of a thing that was bought from somebody: when. */
    sold: z.record(z.string(), z.number()),
  }),
  default: () => ({ keeper: "", goods: {}, sold: {} }),
});
