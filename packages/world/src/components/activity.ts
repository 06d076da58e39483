import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A deed that takes time. `args`: entities by id as `{id}`. At `endsAt` (world time, ms) its deed is done, checks and all; `breaksOn` ends it before. */
export const Activity = defineComponent("activity", {
  schema: z.object({
    deed: z.string(),
    args: z.record(z.string(), z.union([z.string(), z.number(), z.object({ id: z.string() })])),
    /** As in 'picking the lock'. */
    doing: z.string(),
    startedAt: z.number(),
    endsAt: z.number(),
    breaksOn: z.array(z.enum(["move", "hurt", "attack", "speak"])),
  }),
  default: () => ({ deed: "", args: {}, doing: "", startedAt: 0, endsAt: 0, breaksOn: [] }),
});
