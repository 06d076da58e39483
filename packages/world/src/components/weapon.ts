import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";
import { DAMAGE_TYPES } from "../rules/words.ts";

/** A thing to fight with. `skill`: slug of the weapon skill; `strikes` a round; `range`: it can be shot or thrown at the next room, with `ammunition`. */
export const Weapon = defineComponent("weapon", {
  schema: z.object({
    dice: z.string(),
    type: z.enum(DAMAGE_TYPES),
    skill: z.string(),
    hands: z.union([z.literal(1), z.literal(2)]),
    strikes: z.number().positive(),
    verb: z.string(),
    range: z.boolean(),
    ammunition: z.string().optional(),
  }),
  kind: "authored",
  default: () => ({
    dice: "1d4",
    type: "blunt" as const,
    skill: "",
    hands: 1 as const,
    strikes: 1,
    verb: "hit",
    range: false,
  }),
});
