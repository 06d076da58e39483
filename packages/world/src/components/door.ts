import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A door between two rooms: one entity, reached from both sides. Rooms by 'area:slug'. */
export const Door = defineComponent("door", {
  schema: z.object({ sides: z.array(z.object({ room: z.string(), direction: z.string() })).min(1) }),
  kind: "authored",
  default: () => ({ sides: [{ room: "", direction: "north" }] }),
});
