import { llmConfig, moderationConfig } from "@wyldlands/voice/config";
import { z } from "zod";
import { VOICE_MODES } from "./voices/voice-modes.ts";

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
      /** Who finds words and choices for NPCs: `goap_only`, `llm_only`, `hybrid` or `adaptive`; areas and NPCs may differ. Without a model all are `goap_only`. */
      mode: z.enum(VOICE_MODES).default("hybrid"),
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
      llm: llmConfig.prefault({}),
      /** Seconds that a model may take for an NPC's answer; past them the NPC answers without it. */
      answer_deadline: z.number().min(0.5).max(60).default(4),
      /** A folder with prompts of your own (`dialogue.md`, `action.md`, `description.md`, `reflection.md`) in the place of those that ship. */
      templates: z.string().optional(),
      /** Days for which calls of models, ratings and playing time stay in the books. */
      usage_days: z.int().min(1).default(90),
      /** What is done with words that players say to NPCs, and that a model would have NPCs say. */
      moderation: moderationConfig.prefault({}),
      memory: z
        .object({
          /** Things of late that an NPC keeps in mind, whatever they are. */
          short_term_size: z.int().min(1).max(100).default(20),
          /** From this importance on, 0 to 1, an NPC remembers something for long. */
          long_term_threshold: z.number().min(0).max(1).default(0.7),
        })
        .prefault({}),
    })
    .prefault({}),
});

export type WorldConfig = z.output<typeof worldConfig>;
