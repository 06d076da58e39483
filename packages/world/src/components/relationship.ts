import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Interactions that are remembered one by one. */
export const MOST_INTERACTIONS = 20;

const share = z.number().min(-1).max(1);

/** How one being regards another: a record filed under the one who is regarded, since that one is there when it matters. */
export const Relationship = defineComponent("relationship", {
  schema: z.object({
    /** Whose mind it is: a character's entity id, an npc's prototype, so that the next one of it remembers. */
    from: z.string(),
    /** As they were at `at` (world time); they fade since. */
    affinity: share,
    trust: share,
    at: z.number().default(0),
    /** The newest last. `at`: world time. */
    interactions: z
      .array(z.object({ what: z.string(), at: z.number(), affinity: share, trust: share }))
      .max(MOST_INTERACTIONS),
    /** How many there ever were. */
    count: z.int().min(0),
  }),
  default: () => ({ from: "", affinity: 0, trust: 0, at: 0, interactions: [], count: 0 }),
});
