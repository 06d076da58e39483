import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { SLOTS } from "../rules/words.ts";

/** The thing is worn or wielded by whoever holds it. */
export const Worn = defineComponent("worn", {
  schema: z.object({ slot: z.enum(SLOTS) }),
  default: () => ({ slot: "head" as const }),
});
