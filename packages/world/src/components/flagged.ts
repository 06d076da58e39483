import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** When a character's words to npcs were put before moderators, the newest last (Unix milliseconds); the last twenty. */
export const Flagged = defineComponent("flagged", {
  schema: z.array(z.number()),
  default: (): number[] => [],
});
