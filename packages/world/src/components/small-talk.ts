import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { whenSchema } from "../conditions/schema.ts";

const said = z.array(z.object({ when: whenSchema.optional(), says: z.string() }));

/**
 * What a being says to whoever talks to it and has no other business with it: `topics` by the word that is asked about. The
 * first whose condition holds is said.
 */
export const SmallTalk = defineComponent("small-talk", {
  schema: z.object({ greeting: said.optional(), topics: z.record(z.string(), said) }),
  default: () => ({ topics: {} }),
  kind: "authored",
});
