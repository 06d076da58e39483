import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** How a being takes to others: `attacks` whom it sees first (players, nobody); `helps` its own folk in the same room when they are attacked; `flees` below so many percent of its health. */
export const Temper = defineComponent("temper", {
  schema: z.object({
    attacks: z.enum(["nobody", "players", "weaker"]),
    helps: z.boolean(),
    flees: z.number().min(0).max(100),
  }),
  kind: "authored",
  default: () => ({ attacks: "nobody" as const, helps: false, flees: 0 }),
});
