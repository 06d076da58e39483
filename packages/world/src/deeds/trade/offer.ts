import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { loose } from "../../items/worn.ts";
import { stateMark } from "../../trade/state-mark.ts";
import { changeSide, correct, dealOf, type Deal } from "../../trade/sheet.ts";
import { apart } from "../../trade/swap.ts";
import { countOf, nameOf } from "../../views/names.ts";
import { enough } from "../items/take.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { noDeal, showSheet, showSlips } from "./show-sheet.ts";

/** Things that one side of a sheet may name. */
export const MOST_OFFERED = 20;

/**
 * Puts a carried thing, or so many of a stack, on the trade sheet; of what is there already, the number becomes the new one.
 * It stays with its owner until both have agreed.
 */
export const offer = defineDeed<{ item: Entity; count?: number }>({
  name: "offer",
  check({ item, count }, { game, actor }) {
    const unable = handy(game, actor) ?? noDeal(game, actor) ?? loose(actor, item) ?? enough(item, count);
    if (unable) return unable;
    if (count !== undefined && count < 1)
      return refuse("Offer one at least. <hint>UNOFFER takes it back.</hint>");
    const deal = dealOf(game, actor);
    if (!deal) return noDeal(game, actor);
    const known = isCoin(game, item) || deal.mine.things.some(({ thing }) => thing === item.id);
    if (!known && deal.mine.things.length >= MOST_OFFERED)
      return refuse("There is no more room on your side of the sheet.");
    return apart(game, actor, deal.other);
  },
  perform({ item, count = countOf(item) }, context) {
    const { game, actor, show } = context;
    const deal = dealOf(game, actor);
    if (!deal) return noDeal(game, actor);
    const slips = correct(game, deal);
    changeSide(game, deal.sheet, actor, (side) => {
      if (isCoin(game, item)) side.coins = count;
      else {
        const entry = { thing: item.id, count, mark: stateMark(item) };
        const at = side.things.findIndex(({ thing }) => thing === item.id);
        if (at < 0) side.things.push(entry);
        else side.things[at] = entry;
      }
    });
    const what = { markup: isCoin(game, item) ? game.coinName(count) : nameOf(item, count) };
    show([actor], "You offer {what}.", { what });
    show([deal.other], "{actor} offers {what}.", { actor, what });
    told(context, deal, slips);
    return undefined;
  },
  commands: [
    {
      name: "offer",
      position: "resting",
      forms: ["offer <item:carried...>"],
      usage: "Offer what? For example OFFER OAR, or OFFER 5 COPPERS; INVENTORY lists what you have.",
      help: "Puts what you carry on the trade sheet: offer oar, offer 5 coppers. It stays yours until both have agreed.",
    },
  ],
});

export function told(context: DeedContext, deal: Deal, slips: ReturnType<typeof correct>): void {
  if (slips.length > 0) showSlips(context, slips);
  else showSheet(context, context.actor, deal.other);
}

export function isCoin(game: Game, thing: Entity): boolean {
  return thing.prototype?.id === game.content.world.coin;
}
