import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a being says to whoever talks to it and has no other business with it: `topics` by the word that is asked about. */
export const SmallTalk = defineComponent("small-talk", {
  schema: z.object({ greeting: z.string().optional(), topics: z.record(z.string(), z.string()) }),
  default: () => ({ topics: {} }),
  kind: "authored",
});
