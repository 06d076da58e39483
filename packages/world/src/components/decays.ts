import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** It is gone so many seconds after it was made or dropped; `words` are shown then, `leaves` is what comes of it. */
export const Decays = defineComponent("decays", {
  schema: z.object({ seconds: z.number().positive(), words: z.string(), leaves: z.string().optional() }),
  kind: "authored",
  default: () => ({ seconds: 600, words: "{item} crumbles to nothing." }),
});
