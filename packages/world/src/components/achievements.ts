import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a character has achieved: a record filed under it. Achievements by their slugs in `rules/achievements.yaml`. */
export const Achievements = defineComponent("achievements", {
  schema: z.object({
    /** How far it is with each. */
    counts: z.record(z.string(), z.number().min(0)),
    /** When each was earned (wall time). */
    earned: z.record(z.string(), z.number()),
    /** Rooms that it has set foot in, by 'area:slug'; kept while an achievement counts them. */
    rooms: z.array(z.string()),
    /** The one whose title it bears. */
    title: z.string().optional(),
  }),
  default: () => ({ counts: {}, earned: {}, rooms: [] }),
});
