import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { ITEM_KINDS, SIZES } from "../rules/words.ts";

/** What sort of thing it is, its size, its worth in coins, and the level from which it is of use. */
export const ItemKind = defineComponent("item-kind", {
  schema: z.object({
    kind: z.enum(ITEM_KINDS),
    size: z.enum(SIZES),
    worth: z.number().int().nonnegative(),
    level: z.number().int().min(1),
  }),
  kind: "authored",
  default: () => ({ kind: "misc" as const, size: "small" as const, worth: 0, level: 1 }),
});
