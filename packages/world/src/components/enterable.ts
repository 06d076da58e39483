import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A thing or vehicle that can be entered: the room inside it. `portal`: there is no way back through it. */
export const Enterable = defineComponent("enterable", {
  schema: z.object({ room: z.string(), portal: z.boolean(), words: z.string().optional() }),
  kind: "authored",
  default: () => ({ room: "", portal: false }),
});
