import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a character has haggled out, by the keeper's prototype: the share off its prices (0: it was refused), until when (world time). */
export const Bargains = defineComponent("bargains", {
  schema: z.record(z.string(), z.object({ share: z.number(), until: z.number() })),
  default: (): Record<string, { share: number; until: number }> => ({}),
});
