import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { Combatant, ContainedIn, SpawnPoints } from "../components/index.ts";
import type { Game } from "../game.ts";

/** An npc by its prototype, in the room that brings it forth; undefined while there is none. */
export function npcOf(game: Game, npc: string): Entity | undefined {
  for (const { id, npcs } of game.content.rooms.values()) {
    if (!npcs.includes(npc)) continue;
    const [alive] = game.room(id)?.get(SpawnPoints)?.[npc]?.alive ?? [];
    const found = alive === undefined ? undefined : game.world.byId(alive);
    if (found) return found;
  }
  return undefined;
}

/** An npc of that prototype that stands where the being stands and can talk: awake, and not in a fight. */
export function npcHere(game: Game, being: Entity, npc: string | undefined): Entity | undefined {
  if (npc === undefined) return undefined;
  return game
    .placeOf(being)
    .sources(ContainedIn)
    .find((one) => one.prototype?.id === npc && !one.has(Combatant) && !isAsleep(game, one));
}
