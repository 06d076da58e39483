import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A player's own commands, by word: lines, with $1 to $9 and $* for what is typed after it. */
export const Aliases = defineComponent("aliases", {
  schema: z.record(z.string(), z.string()),
  default: (): Record<string, string> => ({}),
});
