import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** The clan (id of its record) that a character is of, and its name for when it is no more. What the record says counts. */
export const ClanMember = defineComponent("clan-member", {
  schema: z.object({ clan: z.string(), name: z.string() }),
});
