import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Takes lots and bids. */
export const Auctioneer = defineComponent("auctioneer", {
  schema: z.object({
    /** What is paid for a lot, out of 100 of the least that its owner will take. */
    fee: z.int().min(0).max(100),
    /** Lots that one character may have up at a time. */
    most: z.int().min(1),
  }),
  kind: "authored",
  default: () => ({ fee: 5, most: 5 }),
});
