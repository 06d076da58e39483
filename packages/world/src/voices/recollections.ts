import type { Entity } from "@wyldlands/ecs";
import type { LiveFacts, MemoryKnown, Said } from "@wyldlands/voice";
import type { Game } from "../game.ts";
import { newsFor } from "../memory/gossip.ts";
import { comesToMind } from "../memory/recall.ts";
import { latelyOf } from "../memory/short-term.ts";

/** What an npc has of its own to go by, besides what everybody knows. */
export interface Recollections {
  readonly events: readonly string[];
  readonly memories: readonly MemoryKnown[];
  readonly rumours: LiveFacts["rumours"];
}

/** What comes to an npc's mind when that is said to it, and what it could pass on of what it has heard. Reads only. */
export function recollections(game: Game, npc: Entity, speaker: Entity, said: Said): Recollections {
  const memories = comesToMind(game, npc, speaker, said.topic ?? said.text, {
    alone: said.how === "tell",
  });
  return {
    events: latelyOf(game, npc, speaker),
    memories,
    rumours: newsFor(game, npc, speaker).map(({ id, text, from }) => ({
      id,
      text,
      ...(from !== undefined && { from }),
    })),
  };
}
