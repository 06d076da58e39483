import type { FolderTasks } from "../building/workbench.ts";
import type { Content } from "../content/types.ts";
import type { act } from "../deeds/act.ts";
import type { MemoryLimits } from "../memory/memories.ts";
import type { PlanLimits } from "../minds/think.ts";
import type { Clock } from "../turn/clock.ts";
import type { Faults } from "../turn/faults.ts";
import type { Speech } from "../voices/speech.ts";
import type { VoiceMode } from "../voices/voice-modes.ts";
import type { MemoryStorage } from "./memory-storage.ts";

/** What a test wants other than it is. */
export interface TestWorldOptions {
  content?: Content;
  /** Content that lies on the disk, for what builders do; it is read anew at every reload. Instead of `content`. */
  folder?: string;
  /** What the disk of that folder says in the place of the real one. */
  disk?: Partial<FolderTasks>;
  /** What an earlier world left. */
  storage?: MemoryStorage;
  seed?: string;
  maxEntities?: number;
  sessionTimeoutMs?: number;
  loginsPerMinute?: number;
  /** Instead of the one that `tick` moves. */
  clock?: Clock;
  /** Ticks come by themselves, so often. */
  tickMs?: number;
  /** False: writes that bypass `edit` are not looked for, which is as fast as it is in production. */
  dev?: boolean;
  /** For how far minds plan, and the clock by which they share a tick. */
  planLimits?: Partial<PlanLimits>;
  steady?: () => number;
  /** Whatever finds npcs' answers by a model, and `ai.mode`. Without it the grammar voice finds them all. */
  speech?: Speech;
  voiceMode?: VoiceMode;
  /** What npcs keep in mind. */
  memory?: Partial<MemoryLimits>;
  /** Does the runner's deeds in the place of `act`, to look on. */
  doing?: typeof act;
  /** Where the committer is ended: see `Trap`. */
  faults?: Faults;
}
