import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What lasts on a being, by slug of the rules. `until`, `next` (of its ticks): world time in milliseconds; `by`: id of who brought it. */
export const Effects = defineComponent("effects", {
  schema: z.array(
    z.object({
      effect: z.string(),
      until: z.number(),
      stacks: z.number().int().min(1),
      next: z.number().optional(),
      by: z.string().optional(),
    }),
  ),
  default: (): {
    effect: string;
    until: number;
    stacks: number;
    next?: number | undefined;
    by?: string | undefined;
  }[] => [],
});
