import type { Entity } from "@wyldlands/ecs";
import type { LegalAct } from "@wyldlands/voice";
import type { Game } from "../../game.ts";
import { actsNow } from "./voice-acts.ts";
import type { Heard } from "./voice-act.ts";

/**
 * What the npc may do now in answer to that line, under the rules: a closed list, and nothing that is not on it is ever done for a
 * model's asking. Reads only.
 */
export function legalActs(game: Game, npc: Entity, speaker: Entity, heard: Heard): LegalAct[] {
  return actsNow({ game, npc, speaker, heard }).map(({ id, about, verb, deal }) => ({
    id,
    about,
    verb,
    ...(deal && { deal }),
  }));
}
