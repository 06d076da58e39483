import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A player who agrees to be attacked by other players everywhere, and since when (world time, ms). */
export const Duelling = defineComponent("duelling", {
  schema: z.object({ since: z.number() }),
  default: () => ({ since: 0 }),
});
