import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** The long memory of an npc: a record under which its memories are filed. An npc that dies and comes again is the same person. */
export const Remembering = defineComponent("remembering", {
  schema: z.object({
    /** Its prototype. */
    mind: z.string(),
    /** By prototype of whom it has gossiped with: the world time at which it last did. */
    gossiped: z.record(z.string(), z.number()),
    /** By entity id of a character: the world time at which it last called the watch on that one. */
    accused: z.record(z.string(), z.number()),
  }),
  default: () => ({ mind: "", gossiped: {}, accused: {} }),
});
