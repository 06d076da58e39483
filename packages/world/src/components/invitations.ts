import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * What a character was asked to join, the latest last. `id`: who asks, for a group; the clan's record, for a clan. `name`: of
 * that one. `until`: world time in milliseconds.
 */
export const Invitations = defineComponent("invitations", {
  schema: z.array(
    z.object({ to: z.enum(["group", "clan"]), id: z.string(), name: z.string(), until: z.number() }),
  ),
  default: (): { to: "group" | "clan"; id: string; name: string; until: number }[] => [],
});
