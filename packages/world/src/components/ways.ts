import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What an exit is besides where it leads. `door`: id of the door's entity; `needs`: what it takes to go there; `hidden`: how hard it is to find. */
export type Way = {
  door?: string | undefined;
  hidden?: number | undefined;
  needs?: "climb" | "swim" | "fly" | undefined;
  noMobs?: boolean | undefined;
};

/** What some exits of a room are besides where they lead, by direction. */
export const Ways = defineComponent<Record<string, Way>>("ways", {
  schema: z.record(
    z.string(),
    z.object({
      door: z.string().optional(),
      hidden: z.number().int().min(1).max(100).optional(),
      needs: z.enum(["climb", "swim", "fly"]).optional(),
      noMobs: z.boolean().optional(),
    }),
  ),
  kind: "authored",
  default: () => ({}),
});
