import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What one who teaches says to somebody who does a thing for the first time in its sight: by what was done (`packages/world/src/content/parts/praise.ts`). */
export const Praise = defineComponent("praise", {
  schema: z.record(z.string(), z.string()),
  kind: "authored",
  default: (): Record<string, string> => ({}),
});
