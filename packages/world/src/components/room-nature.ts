import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a room is like to be in. `light`: its own, whatever the hour; `rest`: how much faster one mends here; `room`: most characters at a time. */
export const RoomNature = defineComponent("room-nature", {
  schema: z.object({
    terrain: z.string(),
    indoors: z.boolean(),
    light: z.enum(["dark", "dim", "bright"]).optional(),
    rest: z.number().positive(),
    noMobs: z.boolean(),
    peaceful: z.boolean(),
    duels: z.boolean(),
    room: z.number().int().positive().optional(),
  }),
  kind: "authored",
  default: () => ({
    terrain: "inside",
    indoors: true,
    rest: 1,
    noMobs: false,
    peaceful: false,
    duels: false,
  }),
});
