import type { Entity } from "@wyldlands/ecs";
import { Acquaintance } from "../components/index.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId, recordOf } from "../society/records.ts";

const KIND = "acquaintance";

/** What has passed in words between the two; undefined: nothing yet. */
export function acquaintance(game: Game, npc: Entity, character: Entity): Entity | undefined {
  return recordOf(game, KIND, aboutBoth(npc, character));
}

/** The character has said one more line to the npc. Only inside a deed. */
export function noteSaid(game: Game, npc: Entity, character: Entity): void {
  const kept = opened(game, npc, character).edit(Acquaintance);
  kept.lines += 1;
  kept.at = game.clock.now();
}

/** The npc has spoken to the character unasked. Only inside a deed. */
export function noteHailed(game: Game, npc: Entity, character: Entity): void {
  opened(game, npc, character).edit(Acquaintance).hailedAt = game.clock.now();
}

function opened(game: Game, npc: Entity, character: Entity): Entity {
  return (
    acquaintance(game, npc, character) ??
    openRecord(game, [Acquaintance({ npc: whoIs(npc), lines: 0, at: game.clock.now() })], {
      under: character,
      id: recordId(KIND, aboutBoth(npc, character)),
    })
  );
}

function whoIs(npc: Entity): string {
  return npc.prototype?.id ?? npc.id;
}

function aboutBoth(npc: Entity, character: Entity): string {
  return `${whoIs(npc)}:${character.id}`;
}
