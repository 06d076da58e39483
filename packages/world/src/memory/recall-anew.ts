import type { Entity } from "@wyldlands/ecs";
import { lemmas, type MemoryKnown } from "@wyldlands/voice";
import { Memory } from "../components/index.ts";
import type { Game } from "../game.ts";
import { memoriesOf, strengthOf } from "./long-term.ts";
import { mindId } from "./people.ts";
import { comesToMind, textOf } from "./recall.ts";

/**
 * What comes to an npc's mind (`comesToMind`) once a provider's embeddings of it all are there: to be asked outside of a turn. Undefined: there is no provider, or it
 * did not answer in time, and what came to mind at once stands.
 */
export async function recallAnew(
  game: Game,
  npc: Entity,
  speaker: Entity | undefined,
  words: string,
  { withinMs, alone = false }: { withinMs: number; alone?: boolean },
): Promise<MemoryKnown[] | undefined> {
  const [first] = game.memory.likeness;
  if (!first?.prepare || lemmas(words).length === 0) return undefined;
  const mind = mindId(npc);
  const texts = memoriesOf(game, mind)
    .map((record) => record.need(Memory))
    .sort((a, b) => strengthOf(game, b) - strengthOf(game, a))
    .map((value) => textOf(game, mind, value, speaker));
  const can = texts.length > 0 && (await first.prepare(words, texts, withinMs));
  return can && npc.alive ? comesToMind(game, npc, speaker, words, { alone }) : undefined;
}
