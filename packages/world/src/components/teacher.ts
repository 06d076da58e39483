import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a being teaches: slugs of skills, and the callings that it takes newcomers into. */
export const Teacher = defineComponent("teacher", {
  schema: z.object({ skills: z.array(z.string()), callings: z.array(z.string()) }),
  kind: "authored",
  default: () => ({ skills: [], callings: [] }),
});
