import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { SIZES } from "../rules/words.ts";

/** A thing that holds others: most grams in it, and the largest size. `only`: prototype ids or kinds (`key`) that it takes. */
export const Container = defineComponent("container", {
  schema: z.object({
    grams: z.number().nonnegative(),
    size: z.enum(SIZES),
    only: z.array(z.string()).optional(),
  }),
  kind: "authored",
  default: () => ({ grams: 5000, size: "small" as const }),
});
