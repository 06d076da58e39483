import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A character as the auction knows it: it may be away, or bear another name by now. */
const party = { id: z.string(), name: z.string() };

/** One lot of an auction: a record. The thing lies in it, and so do the coins of who has bid most. */
export const Lot = defineComponent("lot", {
  schema: z.object({
    /** By what players call it: counted up, and never used again. */
    number: z.int().min(1),
    seller: z.object(party),
    /** The least that is taken, in coins. */
    minimum: z.int().min(1),
    /** Who bids so much has it at once. */
    buyout: z.int().min(1).optional(),
    /** World time. */
    endsAt: z.number(),
    bid: z.object({ ...party, coins: z.int().min(1) }).optional(),
  }),
  default: () => ({ number: 1, seller: { id: "", name: "" }, minimum: 1, endsAt: 0 }),
});
