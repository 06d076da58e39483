import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A place. Exits name rooms by 'area:slug'; details answer `look <word>`; ambience is shown now and then. */
export const Room = defineComponent("room", {
  schema: z.object({
    area: z.string(),
    exits: z.record(z.string(), z.string()),
    details: z.record(z.string(), z.string()),
    ambience: z.array(z.string()),
  }),
  kind: "authored",
});
