import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/**
 * What will happen to an entity, by world time in milliseconds. The timing wheel is only an index over these; it is
 * rebuilt on load, so nothing scheduled is lost with the process.
 * `tries`: how often it threw when it came before.
 */
export const Due = defineComponent("due", {
  schema: z.array(
    z.object({
      at: z.number(),
      handler: z.string(),
      data: z.record(z.string(), z.string()),
      tries: z.number().int().min(1).exactOptional(),
    }),
  ),
  default: () => [],
});
