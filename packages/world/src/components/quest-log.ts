import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A character's journal of quests: a record filed under it. Quests by 'area:slug'. */
export const QuestLog = defineComponent("quest-log", {
  schema: z.object({
    /** What it is about now. */
    active: z.record(
      z.string(),
      z.object({
        /** Its name when it was taken: told when content no longer has it. */
        name: z.string(),
        /** Index of the step under way; as many as there are: it is ready to be brought to its end. */
        step: z.int().min(0),
        /** By objective of the step: how many are counted. */
        counts: z.array(z.int().min(0)),
        /** By step: the key of the option that was chosen. */
        choices: z.record(z.string(), z.string()),
        /** World time. */
        takenAt: z.number(),
        /** World time at which it fails. */
        until: z.number().optional(),
        /** Entity id of who is led somewhere. */
        escort: z.string().optional(),
      }),
    ),
    /** What was brought to its end: how often, and when last (wall time). */
    done: z.record(z.string(), z.object({ times: z.int().min(1), at: z.number() })),
  }),
  default: () => ({ active: {}, done: {} }),
});
