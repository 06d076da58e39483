import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a character has found that is hidden: ids of things, and 'area:slug direction' of exits. */
export const Discoveries = defineComponent("discoveries", {
  schema: z.array(z.string()),
  default: (): string[] => [],
});
