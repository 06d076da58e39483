import { repeats } from "../answer/loops.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Reply } from "../reply.ts";
import type { Scene } from "../scene.ts";
import type { Miss } from "./misses.ts";
import { fillSlots } from "./slots.ts";
import { mentionsOf } from "./versions.ts";

/** An answer as it is kept. */
export interface Phrasing {
  readonly key: string;
  /** With its slots. */
  readonly text: string;
  readonly gesture: string | undefined;
  readonly acts: readonly string[];
  readonly emotions: Reply["emotions"];
  readonly sources: readonly string[];
  /** See `mentionsOf`. */
  readonly mentions: string;
  readonly storedAt: number;
  /** Before anybody asked. */
  readonly prepared: boolean;
}

/** Its words as they are now; `miss`: why it cannot be said. `heard`: keys that this speaker heard lately; `lines`: what the npc said in this talk. */
export function asNow(
  { key, text, acts, mentions }: Phrasing,
  scene: Scene,
  understood: Understood,
  heard: ReadonlySet<string>,
  lines: readonly string[],
): { say: string; miss?: Miss } {
  const no = (miss: Miss): { say: string; miss: Miss } => ({ say: "", miss });
  if (heard.has(key)) return no("heard");
  if (!acts.every((id) => scene.acts.some((act) => act.id === id))) return no("not legal");
  if (mentionsOf(text, scene) !== mentions) return no("told of change");
  const say = fillSlots(text, scene, understood);
  if (say === undefined) return no("no filling");
  return repeats(say, lines) === undefined ? { say } : no("just said");
}

export function heardIn(ring: readonly string[]): ReadonlySet<string> {
  return new Set(ring.flatMap((key) => key.split(" ")));
}
