import type { Entity } from "@wyldlands/ecs";
import { Lot } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { purseOf } from "../items/purse.ts";
import { sendLetter } from "../society/letters.ts";
import { countOf, plainName } from "../views/names.ts";
import { HOUSE, inPlay, refund, wareName, waresOf } from "./lots.ts";

/**
 * The hammer falls: the thing goes to who has bid most and the coins to the seller, both by letter; what nobody wanted goes
 * back. Only inside a deed.
 */
export function closeLot(context: DeedContext, lot: Entity): void {
  const { game, show, emit } = context;
  const { number, seller, bid } = lot.need(Lot);
  const wares = waresOf(game, lot);
  const things = wares.map((thing) => ({ thing, count: countOf(thing) }));
  const name = wares[0] ? plainName(wares[0]) : "what it was";
  const values = { number, ware: { markup: wareName(game, lot) }, name: bid?.name ?? "" };
  const [from, to] = [inPlay(game, seller.id), bid && inPlay(game, bid.id)];
  const stack = purseOf(game, lot);
  if (bid && stack && things.length > 0) {
    const coins = { markup: game.coinName(bid.coins) };
    const price = plainName(stack);
    sendLetter(game, {
      to: bid.id,
      from: HOUSE,
      subject: `Lot ${number} is yours`,
      text: `Lot ${number}, ${name}, is yours for ${price}. It is enclosed.`,
      things,
    });
    sendLetter(game, {
      to: seller.id,
      from: HOUSE,
      subject: `Lot ${number} is sold`,
      text: `Lot ${number}, ${name}, went to ${bid.name} for ${price}, enclosed.`,
      things: [{ thing: stack, count: countOf(stack) }],
    });
    if (to)
      show([to], "The hammer falls: lot {number}, {ware}, is yours for {coins}. It comes by letter.", {
        ...values,
        coins,
      });
    if (from)
      show(
        [from],
        "The hammer falls: lot {number}, {ware}, goes to {name} for {coins}. They come by letter.",
        { ...values, coins },
      );
  } else {
    refund(context, lot, "There is nothing left to be had");
    sendLetter(game, {
      to: seller.id,
      from: HOUSE,
      subject: `Lot ${number} is not sold`,
      text:
        things.length > 0
          ? `Nobody bid for lot ${number}, ${name}. It is enclosed.`
          : `Nothing is left of lot ${number}.`,
      things,
    });
    if (from) show([from], "Nobody bids for lot {number}, {ware}. It comes back to you by letter.", values);
  }
  emit({ type: "LotClosed", number, seller: seller.id, ...(bid && { winner: bid.id }) });
  lot.despawn();
}
