import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A character's account at the bank: a record under the character. Its money is the coins in it. */
export const BankAccount = defineComponent("bank-account", {
  schema: z.object({
    /** World time at which it was opened. */
    openedAt: z.number(),
  }),
  default: () => ({ openedAt: 0 }),
});
