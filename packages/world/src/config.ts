import { z } from "zod";

/** What the world reads of `wyldlands.yaml`. `gateway.*` here are keys that both processes go by. */
export const worldConfig = z.object({
  server: z
    .object({
      /** Ticks a second, on which systems run. */
      tick_rate: z.int().min(1).max(20).default(10),
      /** Entities in memory beyond which nothing new is brought forth. */
      max_entities: z.int().min(1_000).default(1_000_000),
      /** The folder of the game's content; the game that ships with it by default. */
      content: z.string().optional(),
      /** Goes by the content's files as soon as they change; otherwise when RELOAD or `wyldlands content reload` says so. */
      watch_content: z.boolean().default(false),
    })
    .prefault({}),
  gateway: z
    .object({
      /** Seconds a character stays in the world after its connection is lost. */
      session_timeout: z.number().min(0).default(3_600),
      /** Seconds a gateway may be cut off before its sessions are over. */
      resume_window: z.number().min(0).default(120),
      limits: z
        .object({
          /** Log-in tries a minute, by address and by account. */
          logins_per_minute: z.int().min(1).default(10),
        })
        .prefault({}),
    })
    .prefault({}),
  database: z
    .object({
      /** A PostgreSQL database; without it the embedded one in the data folder. */
      url: z.string().optional(),
      /** Connections to PostgreSQL at most, the one that commits included. */
      max_connections: z.int().min(2).default(5),
      /** Connections to PostgreSQL that stay open when idle. */
      min_connections: z.int().min(1).default(2),
    })
    .prefault({}),
  ai: z
    .object({
      goap: z
        .object({
          /** Steps of a plan that an NPC makes. */
          max_planning_depth: z.int().min(1).max(40).default(12),
          /**
           * Milliseconds that one plan may be thought about, over all its slices; reckoned at a hundred states each, so that the same world
           * plans the same on any machine.
           */
          planning_timeout: z.number().min(1).default(50),
        })
        .prefault({}),
    })
    .prefault({}),
});

export type WorldConfig = z.output<typeof worldConfig>;
