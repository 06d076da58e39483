import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Whom a being goes along with when that one walks: id, and the name for when that one is gone. */
export const Following = defineComponent("following", {
  schema: z.object({ leader: z.string(), name: z.string() }),
});
