import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** The room (id) whose spawn point brought a being forth: wherever it dies, that room misses it. */
export const Home = defineComponent("home", {
  schema: z.object({ room: z.string() }),
  default: () => ({ room: "" }),
});
