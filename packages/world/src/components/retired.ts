import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * A record: the last form of a thing or person that content has dropped while the world ran, so that those that exist keep it
 * until they are gone, over restarts as well. `components` by name, with the version that each was written in.
 */
export const Retired = defineComponent<{
  id: string;
  components: Record<string, { version: number; value: unknown }>;
}>("retired", {
  schema: z.object({
    id: z.string(),
    components: z.record(z.string(), z.object({ version: z.number().int(), value: z.unknown() })),
  }),
});
