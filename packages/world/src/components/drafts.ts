import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A text that is being written. `changes`: what takes back each of the last ones, the latest last: at `at`, `put` lines go and `took` come back. */
export interface Draft {
  lines: string[];
  changes: { at: number; put: number; took: string[] }[];
}

const at = z.number().int().nonnegative();

/** What a character has begun to write and not saved, by the purpose of the line editor. */
export const Drafts = defineComponent<Record<string, Draft>>("drafts", {
  schema: z.record(
    z.string(),
    z.object({
      lines: z.array(z.string()),
      changes: z.array(z.object({ at, put: at, took: z.array(z.string()) })),
    }),
  ),
  default: (): Record<string, Draft> => ({}),
});
