import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** The auction's own record, of which there is one. */
export const AuctionBook = defineComponent("auction-book", {
  schema: z.object({
    /** The number of the next lot. */
    next: z.int().min(1),
  }),
  default: () => ({ next: 1 }),
});
