import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

const part = z.enum(["dawn", "day", "dusk", "night"]);

/** Spawn points bring it forth from the beginning of the one part of the day until that of the other. */
export const Hours = defineComponent("hours", {
  schema: z.object({ from: part, to: part }),
  kind: "authored",
  default: () => ({ from: "dusk" as const, to: "day" as const }),
});
