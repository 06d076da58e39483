import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** Words that no character may be called by, besides those of `content/rules/names.yaml`: one record of the whole world. */
export const ForbiddenNames = defineComponent("forbidden-names", {
  schema: z.array(z.string()),
  default: () => [],
});
