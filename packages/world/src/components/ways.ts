import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { viewWhenSchema, type When } from "../conditions/schema.ts";

/** What an exit is besides where it leads. `door`: the name of the door, whose id `game.ids` knows; `needs`: what it takes to go there; `hidden`: how hard it is to find. */
export type Way = {
  door?: string | undefined;
  hidden?: number | undefined;
  needs?: "climb" | "swim" | "fly" | undefined;
  noMobs?: boolean | undefined;
  /** It is there only while this holds; with `blocked` it is seen at other times too, and that is why nobody goes there. */
  when?: When | undefined;
  blocked?: string | undefined;
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
      when: viewWhenSchema.optional(),
      blocked: z.string().optional(),
    }),
  ),
  kind: "authored",
  default: () => ({}),
});
