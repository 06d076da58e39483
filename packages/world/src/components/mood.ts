import { defineComponent } from "@wyldlands/ecs";
import { EMOTIONS } from "@wyldlands/voice";
import { z } from "zod";

/** What an npc felt at world time `at`, each from 0 to 1; it fades since (`voices/mood.ts`). */
export const Mood = defineComponent("mood", {
  schema: z.object({
    at: z.number(),
    feels: z.partialRecord(z.enum(EMOTIONS), z.number().min(0).max(1)),
  }),
  default: () => ({ at: 0, feels: {} }),
});
