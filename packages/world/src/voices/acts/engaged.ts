import type { Entity } from "@wyldlands/ecs";
import { Following, Guiding, Shop } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { shopOf } from "../../shops/books.ts";
import { isBetween } from "../../time/calendar.ts";

/** Whether the npc has given somebody its company: it shows them the way, or walks at their heels. Its mind lets it. */
export function engaged(game: Game, npc: Entity): boolean {
  return npc.has(Following) || (npc.get(Guiding)?.until ?? 0) > game.clock.now();
}

/** Whether it keeps a shop that is open at this hour: it does not leave its counter. */
export function mindsTheShop(game: Game, npc: Entity): boolean {
  if (!npc.has(Shop)) return false;
  const { hours } = shopOf(npc);
  return !hours || isBetween(game, hours);
}
