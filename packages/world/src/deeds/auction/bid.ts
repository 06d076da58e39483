import { Refusal, type Entity } from "@wyldlands/ecs";
import { closeLot } from "../../auction/close-lot.ts";
import { auctioneerFor, inPlay, lotNumbered, refund, wareName } from "../../auction/lots.ts";
import { Lot } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { leastBid } from "../../rules/formulas/least-bid.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A bid so shortly before the end (milliseconds) moves the end: so much is left again. */
export const LAST_MINUTE_MS = 60_000;

interface Plan {
  lot: Entity;
  /** What it costs if the hammer falls on it. */
  price: number;
  /** Coins that go into the lot now: one who raises the own bid pays the rest. */
  due: number;
  atOnce: boolean;
}

/** Bids for a lot: the coins go into it at once, and those of whoever bid before come back. */
export const bid = defineDeed<{ lot: number; coins: number }>({
  name: "bid",
  check({ lot, coins }, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const auctioneer = auctioneerFor(game, actor);
    if (auctioneer instanceof Refusal) return auctioneer;
    const plan = planOf(game, actor, lot, coins);
    return plan instanceof Refusal ? plan : undefined;
  },
  perform({ lot: number, coins }, context) {
    const { game, actor, show } = context;
    const plan = planOf(game, actor, number, coins);
    if (plan instanceof Refusal) return plan;
    const { lot, price, due, atOnce } = plan;
    const values = {
      actor,
      number,
      ware: { markup: wareName(game, lot) },
      price: { markup: game.coinName(price) },
    };
    if (lot.need(Lot).bid?.id !== actor.id) refund(context, lot, "You are outbid");
    payCoins(game, actor, due, lot);
    const draft = lot.edit(Lot);
    draft.bid = { id: actor.id, name: plainName(actor), coins: price };
    draft.endsAt = Math.max(draft.endsAt, game.clock.now() + LAST_MINUTE_MS);
    show([actor], "You bid {price} for lot {number}, {ware}.", values);
    show(game.witnesses(actor), "{actor} bids {price} for lot {number}, {ware}.", values);
    const seller = inPlay(game, lot.need(Lot).seller.id);
    if (seller && !game.witnesses(actor).includes(seller))
      show([seller], "Somebody bids {price} for your lot {number}, {ware}.", values);
    if (atOnce) closeLot(context, lot);
    return undefined;
  },
  commands: [
    {
      name: "bid",
      position: "resting",
      forms: [
        "bid <coins:number> on <lot:number>",
        "bid <coins:number> for <lot:number>",
        "bid <lot:number> <coins:number>",
      ],
      usage: "BID, the number of a lot, and how many coins: BID 3 25. AUCTIONS lists the lots.",
      help: "At an auction house: bids for a lot: bid 3 25 (lot 3, 25 coins). The coins are kept until you are outbid; then they come back.",
    },
  ],
});

function planOf(game: Game, actor: Entity, number: number, coins: number): Plan | Refusal<string> {
  const lot = lotNumbered(game, number);
  if (!lot) return refuse("There is no lot {number}. <hint>AUCTIONS lists them.</hint>", { number });
  const { seller, minimum, buyout, bid: last, endsAt } = lot.need(Lot);
  if (isOwn(game, actor, seller.id)) return refuse("Lot {number} is your own.", { number });
  if (endsAt <= game.clock.now()) return refuse("The hammer is falling on lot {number}.", { number });
  const atOnce = buyout !== undefined && coins >= buyout;
  const price = atOnce ? buyout : coins;
  const mine = last?.id === actor.id;
  if (mine && !atOnce) return refuse("The last bid for lot {number} is yours already.", { number });
  const least = Math.min(leastBid(minimum, last?.coins), buyout ?? Infinity);
  if (price < least)
    return refuse("Bid {least} at least for lot {number}.", {
      least: { markup: game.coinName(least) },
      number,
    });
  const due = price - (mine ? last.coins : 0);
  if (coinsOf(game, actor) < due)
    return refuse("You have not so much: it takes {due}.", { due: { markup: game.coinName(due) } });
  return { lot, price, due, atOnce };
}

/** The seller's, or one of the same player's. */
function isOwn(game: Game, actor: Entity, seller: string): boolean {
  const account = game.directory.byId(actor.id)?.accountId ?? null;
  return actor.id === seller || (account !== null && game.directory.byId(seller)?.accountId === account);
}
