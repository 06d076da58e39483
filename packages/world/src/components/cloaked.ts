import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** One of the staff who goes unseen: those of a lesser role see, hear of and find nothing of it. */
export const Cloaked = defineComponent("cloaked", {
  schema: z.object({
    /** The role that it takes to see it. */
    role: z.enum(["player", "storyteller", "builder", "admin"]),
  }),
  default: () => ({ role: "admin" as const }),
});
