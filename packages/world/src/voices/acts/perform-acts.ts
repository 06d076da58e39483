import type { Entity, Refusal } from "@wyldlands/ecs";
import { MOST_ACTS } from "@wyldlands/voice";
import type { DeedContext } from "../../deeds/deed.ts";
import { refuse } from "../../deeds/refusals.ts";
import { gesture } from "./gesture.ts";
import { refuse as sayNo } from "./refuse.ts";
import { actsNow } from "./voice-acts.ts";
import type { Heard, Moment } from "./voice-act.ts";

/**
 * Does the acts of an answer, in their order, inside the deed that says its words. Each is asked for anew: the world may have changed
 * since the list was made. A refusal is for the deed to return: nothing of it has happened then, and the words are not said.
 */
export function performActs(
  context: DeedContext,
  npc: Entity,
  speaker: Entity,
  ids: readonly string[],
  heard: Heard,
): Refusal<string> | undefined {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return undefined;
  if (wanted.length > MOST_ACTS) return refuse("{npc} cannot do so much at once.", { npc });
  if (wanted.includes(sayNo.verb) && wanted.some((id) => !isHarmless(id)))
    return refuse("{npc} says no to that.", { npc });
  const moment: Moment = { game: context.game, npc, speaker, heard };
  const legal = actsNow(moment);
  for (const id of wanted) {
    const found = legal.find((one) => one.id === id);
    if (!found) return refuse("{npc} cannot do that now.", { npc });
    const refusal = found.act.perform(moment, found.arg, context);
    if (refusal) return refusal;
  }
  return undefined;
}

/** What may go with a no. */
function isHarmless(id: string): boolean {
  return id === sayNo.verb || id.startsWith(`${gesture.verb}:`);
}
