import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * A record: what a room had brought forth that content dropped while the world ran, by prototype, as ids. If the room comes back
 * they are its own again, and it makes no others in their place.
 */
export const RetiredRoom = defineComponent<{ alive: Record<string, string[]> }>("retired-room", {
  schema: z.object({ alive: z.record(z.string(), z.array(z.string())) }),
});
