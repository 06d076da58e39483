import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Interactions that are remembered one by one. */
export const MOST_INTERACTIONS = 20;

const share = z.number().min(-1).max(1);

/** How one being regards another: a record filed under the one who is regarded, since that one is there when it matters. */
export const Relationship = defineComponent("relationship", {
  schema: z.object({
    /** Entity id of who regards. */
    from: z.string(),
    affinity: share,
    trust: share,
    /** The newest last. `at`: world time. */
    interactions: z
      .array(z.object({ what: z.string(), at: z.number(), affinity: share, trust: share }))
      .max(MOST_INTERACTIONS),
    /** How many there ever were. */
    count: z.int().min(0),
  }),
  default: () => ({ from: "", affinity: 0, trust: 0, interactions: [], count: 0 }),
});
