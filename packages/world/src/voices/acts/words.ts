import type { Entity } from "@wyldlands/ecs";
import { plainText } from "@wyldlands/protocol";
import type { LegalAct } from "@wyldlands/voice";
import type { Game } from "../../game.ts";
import { nameOf, plainName } from "../../views/names.ts";
import { offerName, type Offer } from "../../shops/wares.ts";
import { withSpokenNumbers } from "../number-words.ts";

/** For prompts: plain text, as somebody would say it. */

/** '3 copper pennies'. */
export function coinsIn(game: Game, count: number, at: Entity): string {
  return plainText(game.coinName(count, at));
}

/** 'two meads'. */
export function wareIn(offer: Offer, count: number): string {
  return plainText(offerName(offer, count));
}

/** 'a rope', 'Anna'. */
export function nameIn(thing: Entity, count?: number): string {
  return count === undefined ? plainName(thing) : plainText(nameOf(thing, count));
}

/** So many of a ware for so much, as the npc says it. */
export function dealIn(game: Game, offer: Offer, count: number, npc: Entity): NonNullable<LegalAct["deal"]> {
  const priced = withSpokenNumbers(coinsIn(game, offer.price * count, npc));
  return { count, wares: wareIn(offer, count), priced };
}
