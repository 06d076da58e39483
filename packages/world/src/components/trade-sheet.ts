import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

const side = z.object({
  /** Entity id of whose side it is. */
  who: z.string(),
  /** Agreed to the sheet as it is: every change takes that back from both. */
  agreed: z.boolean(),
  coins: z.int().min(0),
  /** `mark`: what state the thing was in when it was offered, so that nobody agrees to a full sack and gets an empty one. */
  things: z.array(z.object({ thing: z.string(), count: z.int().min(1), mark: z.string() })),
});

/**
 * What two players offer each other: a record. It says what would change hands; until both have agreed to one revision
 * everything stays with its owner.
 */
export const TradeSheet = defineComponent("trade-sheet", {
  schema: z.object({
    /** Grows with every change. */
    revision: z.int().min(1),
    /** World time of the last change, and whose it was (entity id). */
    changedAt: z.number(),
    changedBy: z.string(),
    sides: z.array(side).length(2),
  }),
  default: () => ({
    revision: 1,
    changedAt: 0,
    changedBy: "",
    sides: ["", ""].map((who) => ({ who, agreed: false, coins: 0, things: [] })),
  }),
});
