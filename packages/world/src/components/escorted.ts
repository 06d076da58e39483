import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** A being that lets itself be led: it goes where the character goes whose id this is, for the quest 'area:slug'. */
export const Escorted = defineComponent("escorted", {
  schema: z.object({ by: z.string(), quest: z.string() }),
  default: () => ({ by: "", quest: "" }),
});
