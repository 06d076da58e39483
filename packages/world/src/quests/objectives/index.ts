import { collect } from "./collect.ts";
import { deed } from "./deed.ts";
import { deliver } from "./deliver.ts";
import { escort } from "./escort.ts";
import { explore } from "./explore.ts";
import { kill } from "./kill.ts";
import type { ObjectiveKind } from "./objective.ts";
import { talk } from "./talk.ts";
import { useOn } from "./use-on.ts";

/** Every kind of objective that authors may write. */
export const OBJECTIVES: readonly ObjectiveKind[] = [
  collect,
  deed,
  deliver,
  escort,
  explore,
  kill,
  talk,
  useOn,
];

/** The kind of an objective. Content has no other; one that went out of the game with a version throws. */
export function kindOf({ kind }: { readonly kind: string }): ObjectiveKind {
  const found = OBJECTIVES.find((one) => one.kind === kind);
  if (!found) throw new Error(`there is no objective of the kind ${kind}`);
  return found;
}
