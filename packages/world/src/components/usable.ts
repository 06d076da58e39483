import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What `use` does with it: a named handler of the game, with what the author tells it. */
export const Usable = defineComponent("usable", {
  schema: z.object({ handler: z.string(), data: z.record(z.string(), z.string()) }),
  kind: "authored",
  default: () => ({ handler: "", data: {} }),
});
