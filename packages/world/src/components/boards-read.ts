import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** By board: the highest number of a notice that the character has read there. */
export const BoardsRead = defineComponent<Record<string, number>>("boards-read", {
  schema: z.record(z.string(), z.int().min(0)),
  default: (): Record<string, number> => ({}),
});
