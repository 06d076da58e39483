import type { ThoughtOver, ToThinkOver } from "../memory/reflection.ts";
import { modeOf } from "./modes.ts";
import { nameNow } from "../memory/people.ts";
import { personaOf } from "./persona.ts";
import type { VoicesOptions } from "./voices.ts";

/** What is said comes first: of the money that is left, reflection takes nothing below this share. */
const SPARED = 0.5;
/** Nobody waits for it (milliseconds). */
const DEADLINE_MS = 30_000;

/** Has a model make one memory of many (`memory/reflection.ts`), for those whose mode lets one be asked; at the world's cost. */
export function reflecting({ game, mode, speech }: Pick<VoicesOptions, "game" | "mode" | "speech">) {
  return ({ npc, about, memories }: ToThinkOver): Promise<ThoughtOver> | undefined => {
    if (!speech.reflect || modeOf(game, npc, mode) === "goap_only") return undefined;
    if ((speech.budgetLeft(undefined) ?? 1) < SPARED) return undefined;
    const { name, calling, traits, style } = personaOf(game, npc);
    return speech.reflect(
      { npc: { name, calling, traits, style }, about: nameNow(game, about), memories },
      { deadlineMs: DEADLINE_MS, signal: AbortSignal.timeout(DEADLINE_MS) },
    );
  };
}
