import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A place to make things at: a forge, a stove, a loom. */
export const Station = defineComponent("station", {
  schema: z.object({ kind: z.string() }),
  kind: "authored",
  default: () => ({ kind: "bench" }),
});
