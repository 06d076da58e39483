import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { refSchema } from "./fact.ts";

/** What an npc has given its word on: beside the `memory` of it. */
export const Promised = defineComponent("promised", {
  schema: z.object({
    to: refSchema,
    /** As it goes on after 'to': 'keep a tin lamp'. */
    what: z.string().max(120),
    /** World time until which it holds. */
    until: z.number(),
    /** A ware that is set aside for them: its prototype, and how many. */
    thing: z.string().optional(),
    count: z.int().min(1),
    state: z.enum(["open", "kept", "broken", "lapsed"]),
  }),
  default: () => ({ to: { name: "" }, what: "", until: 0, count: 1, state: "open" as const }),
});
