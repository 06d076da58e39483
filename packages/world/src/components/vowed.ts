import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { refSchema } from "./fact.ts";

/** What a player has promised to bring an npc: beside the `memory` of it, among those of the npc. */
export const Vowed = defineComponent("vowed", {
  schema: z.object({
    by: refSchema,
    /** Prototypes of which each would do: 'the fish' is any fish. */
    kinds: z.array(z.string()),
    /** How many are still to come. */
    left: z.int().min(0),
    /** World time until which it is waited for. */
    until: z.number(),
    state: z.enum(["open", "kept", "broken"]),
  }),
  default: () => ({ by: { name: "" }, kinds: [], left: 1, until: 0, state: "open" as const }),
});
