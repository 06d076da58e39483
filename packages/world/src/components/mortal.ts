import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A creature with a short life: seconds it lives, and seconds until its spawn point brings another. */
export const Mortal = defineComponent("mortal", {
  schema: z.object({ lifespan: z.number().positive(), respawn: z.number().positive() }),
  kind: "authored",
});
