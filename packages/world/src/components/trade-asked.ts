import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A player who would trade, has asked somebody (`of`, an entity id) and waits for the answer until then (world time). */
export const TradeAsked = defineComponent("trade-asked", {
  schema: z.object({ of: z.string(), until: z.number() }),
  default: () => ({ of: "", until: 0 }),
});
