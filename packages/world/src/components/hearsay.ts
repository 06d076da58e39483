import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

const told = z.object({
  /** The lore's id, or the memory's: told again it stands here once. */
  id: z.string(),
  /** Who told it, by name. */
  from: z.string(),
  /** As plain text. */
  text: z.string(),
  /** Entity ids of the characters of whom it is, or who told it first. */
  of: z.array(z.string()).optional(),
  /** World time in milliseconds. */
  at: z.number(),
});

/** What npcs have told a character of the world, the newest last: hearsay, whether it is so or not. HEARSAY lists it. */
export const Hearsay = defineComponent("hearsay", {
  schema: z.array(told),
  default: (): z.output<typeof told>[] => [],
});
