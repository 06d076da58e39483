import type { Entity } from "@wyldlands/ecs";
import { SmallTalk, Voiced } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { plainName } from "../../views/names.ts";
import { hasVoice } from "../speakers.ts";

/** One who lives here and talks, by a name, its beginning or 'area:slug'; those in the room first. */
export function findVoice(game: Game, actor: Entity, text: string): Entity | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return undefined;
  const here = game.placeOf(actor);
  const all = new Set([...game.world.query(Voiced), ...game.world.query(SmallTalk)]);
  const found = [...all].filter((one) => hasVoice(one) && isCalled(one, wanted));
  return found.find((one) => game.placeOf(one) === here) ?? found[0];
}

function isCalled(npc: Entity, wanted: string): boolean {
  const name = plainName(npc).toLowerCase();
  return (
    npc.prototype?.id === wanted ||
    name.startsWith(wanted) ||
    name.split(/[\s,]+/).some((word) => word.startsWith(wanted))
  );
}
