import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** By prototype id. */
export type SpawnPointMap = Record<
  string,
  { most: number; size: number; seconds?: number | undefined; alive: string[] }
>;

/**
 * What a room brings forth. One point per prototype, made with the room: `alive` are the ids of what it made and
 * has not lost; at most `most` of them, each a stack of `size`. `seconds`: how long after a loss the next one comes
 * (absent: never). `most` is 0 once its author writes it no longer: it only knows what is still there of it.
 */
export const SpawnPoints = defineComponent<SpawnPointMap>("spawn-points", {
  schema: z.record(
    z.string(),
    z.object({
      most: z.number().int().nonnegative(),
      size: z.number().int().positive(),
      seconds: z.number().positive().optional(),
      alive: z.array(z.string()),
    }),
  ),
  default: (): SpawnPointMap => ({}),
});
