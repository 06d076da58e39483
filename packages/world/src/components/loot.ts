import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What may be found on it when it dies: item prototype, odds from 0 to 1, dice for how many. */
export const Loot = defineComponent("loot", {
  schema: z.array(z.object({ item: z.string(), chance: z.number().min(0).max(1), count: z.string() })),
  kind: "authored",
  default: (): { item: string; chance: number; count: string }[] => [],
});
