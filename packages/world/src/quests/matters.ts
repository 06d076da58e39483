import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../game.ts";
import { entryOf } from "./log.ts";
import { kindOf } from "./objectives/index.ts";
import { aimsNow, haveOf, isReady } from "./progress.ts";
import { cannotTake } from "./requirements.ts";
import type { Quest } from "./types.ts";

/** What an npc and somebody have to do with each other. */
export interface Matters {
  /** It gives them, and they can be taken on. */
  offers: Quest[];
  /** It is told of them, and they are done. */
  ready: Quest[];
  /** It gave them, and they are under way. */
  underWay: Quest[];
}

export function mattersWith(game: Game, being: Entity, npc: Entity): Matters {
  const id = npc.prototype?.id;
  const matters: Matters = { offers: [], ready: [], underWay: [] };
  for (const quest of game.quests.of(id)) {
    const entry = entryOf(game, being, quest.id);
    if (!entry) {
      if (quest.giver === id && !cannotTake(game, being, quest)) matters.offers.push(quest);
    } else if (isReady(quest, entry)) {
      if (quest.ender === id) matters.ready.push(quest);
    } else if (quest.giver === id) matters.underWay.push(quest);
  }
  return matters;
}

/** Whether a quest under way has the player ask or tell this npc something now; `topic`: what is asked about. */
export function awaitsTalk(game: Game, being: Entity, npc: Entity, quest: Quest, topic?: string): boolean {
  const entry = entryOf(game, being, quest.id);
  if (!entry || isReady(quest, entry)) return false;
  const event = { type: "TalkedTo" as const, entity: being, to: npc, ...(topic !== undefined && { topic }) };
  return aimsNow(quest, entry).some((aim, index) => {
    const kind = kindOf(aim);
    return (
      kind.listens.includes("TalkedTo") &&
      haveOf(game, being, entry, aim, index) < kind.need(aim) &&
      kind.advance(aim, event, game) > 0
    );
  });
}

/** What a look at an npc tells of all this; empty when there is nothing. */
export function markOf(game: Game, being: Entity, npc: Entity): string {
  const { offers, ready } = mattersWith(game, being, npc);
  if (ready.length > 0) return "waits to hear from you";
  return offers.length > 0 ? "has work for you" : "";
}
