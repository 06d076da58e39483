import type { Entity } from "@wyldlands/ecs";
import { TO_OTHERS } from "@wyldlands/voice";
import { Character } from "../components/index.ts";
import type { Game } from "../game.ts";
import { saidToOthers } from "./conversation.ts";
import { notePhrasing, phrasingsOf } from "./phrasings.ts";
import { listenersIn } from "./speakers.ts";

/** Of those who listen to npcs among themselves, so many are spared what they have heard before. */
const MOST = 3;

/**
 * Keys of what has been said lately to whom the npc speaks, or, when that is one who lives here as well, to those who listen; and,
 * marked as such, of what it has said to others.
 */
export function ringFor(game: Game, npc: Entity, to: Entity): readonly string[] {
  const others = saidToOthers(game, npc, to).map((key) => `${TO_OTHERS}${key}`);
  return [...others, ...hearers(game, npc, to).flatMap(phrasingsOf)];
}

/** Those have heard it now. Only inside a deed. */
export function noteHeard(game: Game, npc: Entity, to: Entity, key: string): void {
  if (key === "") return;
  for (const one of hearers(game, npc, to)) notePhrasing(game, one, key);
}

function hearers(game: Game, npc: Entity, to: Entity): Entity[] {
  return to.has(Character) ? [to] : listenersIn(game, game.placeOf(npc)).slice(0, MOST);
}
