import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Phrasings that one record holds: an answer writes no more than these. */
export const PHRASINGS_TOGETHER = 20;

/** In which words npcs have answered a character (`Reply.key`), the oldest first: a record filed under the character. */
export const Phrasings = defineComponent("phrasings", {
  schema: z.array(z.string().max(600)).max(PHRASINGS_TOGETHER),
  default: (): string[] => [],
});
