import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A player who agrees to be fought by other players: by whom (ids), until one of the two has fallen. Both have to agree. */
export const Duelling = defineComponent("duelling", {
  schema: z.object({ with: z.array(z.string()) }),
  default: (): { with: string[] } => ({ with: [] }),
});
