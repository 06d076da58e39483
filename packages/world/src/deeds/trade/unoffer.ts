import type { Entity } from "@wyldlands/ecs";
import { handy } from "../../items/handy.ts";
import { changeSide, correct, dealOf } from "../../trade/sheet.ts";
import { apart } from "../../trade/swap.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { carried, refuse } from "../refusals.ts";
import { isCoin, told } from "./offer.ts";
import { noDeal } from "./show-sheet.ts";

/** Takes a thing, or all coins, off one's own side of the trade sheet; so many of a stack leave the rest on it. */
export const unoffer = defineDeed<{ item: Entity; count?: number }>({
  name: "unoffer",
  check({ item, count }, { game, actor }) {
    const unable = handy(game, actor) ?? noDeal(game, actor) ?? carried(actor, item);
    if (unable) return unable;
    const deal = dealOf(game, actor);
    if (!deal) return noDeal(game, actor);
    const there = isCoin(game, item)
      ? deal.mine.coins
      : (deal.mine.things.find(({ thing }) => thing === item.id)?.count ?? 0);
    if (there === 0)
      return refuse("{item} is not on your side of the sheet. <hint>TRADE shows it.</hint>", { item });
    if (count !== undefined && (count < 1 || count > there))
      return refuse("You have offered only {item}.", { item: { markup: nameOf(item, there) } });
    return apart(game, actor, deal.other);
  },
  perform({ item, count }, context) {
    const { game, actor, show } = context;
    const deal = dealOf(game, actor);
    if (!deal) return noDeal(game, actor);
    const slips = correct(game, deal);
    changeSide(game, deal.sheet, actor, (side) => {
      if (isCoin(game, item)) side.coins = count === undefined ? 0 : Math.max(0, side.coins - count);
      else
        side.things = side.things.flatMap((entry) => {
          if (entry.thing !== item.id) return [entry];
          const left = count === undefined ? 0 : entry.count - count;
          return left > 0 ? [{ ...entry, count: left }] : [];
        });
    });
    const name = isCoin(game, item) ? { markup: "some coins" } : { markup: nameOf(item, count) };
    const values = { actor, name };
    show([actor], "You take {name} off the sheet.", values);
    show([deal.other], "{actor} takes {name} off the sheet.", values);
    told(context, deal, slips);
    return undefined;
  },
  commands: [
    {
      name: "unoffer",
      position: "resting",
      aliases: ["retract"],
      forms: ["unoffer <item:carried...>"],
      usage:
        "Take what off the sheet? For example UNOFFER OAR, or UNOFFER COPPERS; TRADE shows what is on it.",
      help: "Takes something off your side of the trade sheet: unoffer oar, unoffer 5 coppers.",
    },
  ],
});
