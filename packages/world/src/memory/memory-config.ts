import { readFile } from "node:fs/promises";
import { findVectors, WordVectors } from "@wyldlands/voice";
import type { Logger } from "pino";
import type { WorldConfig } from "../config.ts";
import type { MemoryLimits } from "./memories.ts";
import { OwnVectors } from "./own-vectors.ts";

/** What `ai.memory` says. */
export function memoryLimits({ ai }: WorldConfig): MemoryLimits {
  return { shortTerm: ai.memory.short_term_size, threshold: ai.memory.long_term_threshold };
}

/** Our own word vectors, read whole before the world's first turn; none when they are not installed, or cannot be read. Never rejects. */
export async function ownVectors(log: Logger, file = findVectors()): Promise<OwnVectors[]> {
  if (file === undefined) {
    log.warn(
      "there are no word vectors: npcs remember by words alone (node scripts/build-vectors.mjs makes them)",
    );
    return [];
  }
  try {
    const words = new WordVectors(await readFile(file));
    log.info({ words: words.size, bytes: words.bytes }, "word vectors are in memory");
    return [new OwnVectors(words)];
  } catch (error) {
    log.error({ err: error }, "the word vectors cannot be read: npcs remember by words alone");
    return [];
  }
}
