import type { Entity, Refusal } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { Auctioneer, AuctionBook, Combatant, ContainedIn, Lot } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { canCarry } from "../items/load.ts";
import { payCoins, purseOf } from "../items/purse.ts";
import { sendLetter } from "../society/letters.ts";
import { openRecord, recordId } from "../society/records.ts";
import { countOf, nameOf } from "../views/names.ts";

/** Whoever writes for the auction: the sender of its letters. */
export const HOUSE = "the auction house";

/** All lots that are up, by number. */
export function lotsOf(game: Game): Entity[] {
  return [...game.world.query(Lot)].sort((a, b) => a.need(Lot).number - b.need(Lot).number);
}

export function lotNumbered(game: Game, number: number): Entity | undefined {
  return lotsOf(game).find((lot) => lot.need(Lot).number === number);
}

/** The number of a new lot. Only inside a deed. */
export function takeNumber(game: Game): number {
  const id = recordId("auction", "book");
  const book = game.world.byId(id) ?? openRecord(game, [AuctionBook({ next: 1 })], { id });
  const { next } = book.need(AuctionBook);
  book.edit(AuctionBook).next = next + 1;
  return next;
}

/** Whoever holds the auction here, or why one can do no business. */
export function auctioneerFor(game: Game, actor: Entity): Entity | Refusal<string> {
  const [auctioneer] = game.company(game.placeOf(actor), actor).filter((one) => one.has(Auctioneer));
  if (!auctioneer)
    return refuse(
      "There is no auction here. <hint>HELP AUCTION says where one is; AUCTIONS lists the lots.</hint>",
    );
  if (!game.directory.byId(actor.id))
    return refuse(
      "{auctioneer} deals only with those who have a name here. <hint>REGISTER keeps yours.</hint>",
      {
        auctioneer,
      },
    );
  if (auctioneer.has(Combatant)) return refuse("{auctioneer} has both hands full just now.", { auctioneer });
  return isAsleep(game, auctioneer) ? refuse("{auctioneer} is asleep.", { auctioneer }) : auctioneer;
}

/** What is up for sale: all that lies in the lot but the coins of who bids. */
export function waresOf(game: Game, lot: Entity): Entity[] {
  return lot.sources(ContainedIn).filter((thing) => thing.prototype?.id !== game.content.world.coin);
}

/** The name of what is up, as markup. */
export function wareName(game: Game, lot: Entity): string {
  const [ware] = waresOf(game, lot);
  return ware ? nameOf(ware) : "nothing";
}

/** The character, when its player is there to be told. */
export function inPlay(game: Game, id: string): Entity | undefined {
  const being = game.world.byId(id);
  return being && game.players.sessionOf(being) ? being : undefined;
}

/** The bid's coins go back: into the purse of who is in play and can carry them, by letter otherwise. Only inside a deed. */
export function refund({ game, show }: DeedContext, lot: Entity, why: string): void {
  const { bid, number } = lot.need(Lot);
  const stack = purseOf(game, lot);
  if (!bid || !stack) return;
  const coins = countOf(stack);
  const bidder = inPlay(game, bid.id);
  const values = { coins: { markup: game.coinName(coins) }, ware: { markup: wareName(game, lot) }, number };
  if (bidder) show([bidder], `${why} for lot {number}, {ware}.`, values);
  if (bidder && !canCarry(game, bidder, stack, coins)) {
    payCoins(game, lot, coins, bidder);
    show([bidder], "Your {coins} come back into your purse.", values);
    return;
  }
  sendLetter(game, {
    to: bid.id,
    from: HOUSE,
    subject: `Your bid on lot ${number}`,
    text: `${why}. Your coins are enclosed.`,
    things: [{ thing: stack, count: coins }],
  });
  if (bidder) show([bidder], "Your {coins} come back to you by letter.", values);
}
