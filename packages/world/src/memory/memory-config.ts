import { findVectors } from "@wyldlands/voice";
import type { Logger } from "pino";
import type { WorldConfig } from "../config.ts";
import type { MemoryLimits } from "./memories.ts";
import { OwnVectors } from "./own-vectors.ts";

/** What `ai.memory` says. */
export function memoryLimits({ ai }: WorldConfig): MemoryLimits {
  return { shortTerm: ai.memory.short_term_size, threshold: ai.memory.long_term_threshold };
}

/** Our own word vectors, if they are installed: they are read when the first memory is looked for. */
export function ownVectors(log: Logger): OwnVectors[] {
  const file = findVectors();
  if (file === undefined) {
    log.warn(
      "there are no word vectors: npcs remember by words alone (node scripts/build-vectors.mjs makes them)",
    );
    return [];
  }
  const told = (read: Error | { size: number; bytes: number }): void => {
    if (read instanceof Error)
      log.error({ err: read }, "the word vectors cannot be read: npcs remember by words alone");
    else log.info({ words: read.size, bytes: read.bytes }, "word vectors are in memory");
  };
  return [new OwnVectors(file, told)];
}
