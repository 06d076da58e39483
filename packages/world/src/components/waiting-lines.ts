import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Lines typed while the character was busy, in order. */
export const WaitingLines = defineComponent("waiting-lines", {
  schema: z.array(z.string()),
  default: (): string[] => [],
});
