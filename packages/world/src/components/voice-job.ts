import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * A line that an npc is to answer by a model, which takes longer than a turn: a record filed under the npc. It is stored with
 * the line itself, so that whoever asked is answered even when the world ends meanwhile.
 */
export const VoiceJob = defineComponent("voice-job", {
  schema: z.object({
    /** Entity ids. */
    npc: z.string(),
    speaker: z.string(),
    /** See `Said` of `@wyldlands/voice`. */
    how: z.enum(["say", "tell", "ask", "greet", "enter", "idle"]),
    text: z.string(),
    topic: z.string().optional(),
    /** World time at which it was said, and after which nobody waits for a model any more. */
    at: z.number(),
    deadline: z.number(),
    /** Worlds that have asked for it. */
    attempts: z.int().min(0),
  }),
  default: () => ({ npc: "", speaker: "", how: "say" as const, text: "", at: 0, deadline: 0, attempts: 0 }),
});
