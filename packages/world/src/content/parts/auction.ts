import { z } from "zod";
import { Auctioneer } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** Who holds the auction. All auctioneers have the same lots. */
export const auction = definePart({
  shape: {
    /** It takes lots and bids: `{}` as is usual. */
    auction: z
      .strictObject({
        /** What is paid for a lot that is put up, out of 100 of the least that its owner will take. */
        fee: z.int().min(0).max(100).default(5),
        /** How many lots one character may have up at a time. */
        most: z.int().min(1).default(5),
      })
      .optional(),
  },
  build: ({ auction: written }) => (written ? [Auctioneer(written)] : []),
});
