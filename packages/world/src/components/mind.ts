import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * What a being holds true of somebody or something: `about` (an entity id) was in `room` (id) at world time `at`. `from`: how it
 * knows, which is `saw`, `felt`, `heard`, `guess`, or the id of who told it. It may be wrong.
 */
const belief = z.object({
  about: z.string().optional(),
  room: z.string().optional(),
  at: z.number(),
  from: z.string(),
});

/** What a node of a tree does: actions by name, the first the one under way, with that one's own data. */
const treeStep = z.object({
  /** World time at which it wants to be asked again. */
  at: z.number(),
  plan: z.array(z.string()),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});

/**
 * The mind of an NPC, as far as it lasts: what it believes by kind (`foe`, `thief`, `call`), how full each need was at its time
 * (1 is full), what it is after and how. What it thinks on the way there is made anew after a restart.
 */
export const Mind = defineComponent("mind", {
  schema: z.object({
    beliefs: z.record(z.string(), belief),
    needs: z.record(
      z.string(),
      /** `during`: what it does since then, when that makes a difference to the need. */
      z.object({ level: z.number().min(0).max(1), at: z.number(), during: z.string().optional() }),
    ),
    /** The goal it is after, and since when. */
    goal: z.string().optional(),
    since: z.number(),
    /** Names of the actions that are to lead there, the first the one under way; `data` is that one's own. */
    plan: z.array(z.string()),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
    /** Actions that failed lately, and until when they are not thought of. */
    vain: z.record(z.string(), z.number()),
    /** The behaviour tree that it goes by, how far it has come in it, and by node what is under way there. */
    tree: z
      .object({
        name: z.string(),
        state: z.object({ tree: z.number(), outcomes: z.array(z.number()), memory: z.array(z.number()) }),
        doing: z.record(z.string(), treeStep),
      })
      .optional(),
    /**
     * What it has asked about (goals it might be after, by score), until when it waits for the answer, and until when it asks no more
     * or keeps to what was chosen; `goal` and `by` are the answer.
     */
    choice: z
      .object({
        options: z.record(z.string(), z.number()),
        answerBy: z.number(),
        until: z.number(),
        goal: z.string().optional(),
        by: z.string().optional(),
      })
      .optional(),
    /** An admin holds it. */
    paused: z.boolean(),
  }),
  default: () => ({ beliefs: {}, needs: {}, since: 0, plan: [], data: {}, vain: {}, paused: false }),
});
