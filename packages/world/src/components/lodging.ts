import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A house that lets rooms. `room`: what each is like, 'area:slug'; `price`: coins, once. */
export const Lodging = defineComponent("lodging", {
  schema: z.object({ room: z.string(), price: z.number().int().nonnegative() }),
  kind: "authored",
});
