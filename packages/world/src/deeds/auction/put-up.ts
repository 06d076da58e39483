import { Refusal, type Entity } from "@wyldlands/ecs";
import { auctioneerFor, lotNumbered, lotsOf, takeNumber, waresOf } from "../../auction/lots.ts";
import { Auctioneer, ContainedIn, Decays, Lit, Lot } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { coinsOf, purseOf } from "../../items/purse.ts";
import { useUp } from "../../items/use-up.ts";
import { loose } from "../../items/worn.ts";
import { auctionFee } from "../../rules/formulas/auction-fee.ts";
import { openRecord } from "../../society/records.ts";
import { countOf, nameOf, plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { enough } from "../items/take.ts";
import { refuse } from "../refusals.ts";

/** How long a lot is up, in hours of the world's running (an hour is 3,600,000 ms of it): least, most, usual. */
export const LOT_HOURS = { least: 1, most: 72, usual: 24 };
const HOUR_MS = 3_600_000;

interface Args extends Readonly<Record<string, Entity | string | number | undefined>> {
  item?: Entity;
  count?: number;
  minimum?: number;
  buyout?: number;
  hours?: number;
  /** Only this: the lot of that number is taken back. */
  lot?: number;
}

/**
 * Puts a thing up for auction: it goes into a record of its own, and the fee is gone. Or takes a lot back that nobody has bid
 * for; the fee stays gone.
 */
export const putUp = defineDeed<Args>({
  name: "auction",
  check(args, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const auctioneer = auctioneerFor(game, actor);
    if (auctioneer instanceof Refusal) return auctioneer;
    if (args.lot !== undefined) return cannotTakeBack(game, actor, args.lot);
    return cannotPutUp(game, actor, auctioneer, args);
  },
  perform(
    { item, count, minimum = 1, buyout, hours = LOT_HOURS.usual, lot: number },
    { game, actor, show, emit },
  ) {
    const auctioneer = auctioneerFor(game, actor);
    if (auctioneer instanceof Refusal) return auctioneer;
    const others = game.witnesses(actor).filter((one) => one !== auctioneer);
    if (number !== undefined) {
      const lot = lotNumbered(game, number);
      if (!lot) return noLot(number);
      for (const ware of waresOf(game, lot)) {
        show([actor], "{auctioneer} wipes lot {number} off the board and hands you {ware}.", {
          auctioneer,
          number,
          ware,
        });
        moveThings(game, ware, countOf(ware), actor);
      }
      show(others, "{actor} takes lot {number} back.", { actor, number });
      emit({ type: "LotClosed", number, seller: actor.id });
      lot.despawn();
      return undefined;
    }
    if (!item) return refuse("Put up what?");
    const many = count ?? countOf(item);
    const fee = auctionFee(minimum, auctioneer.need(Auctioneer).fee);
    const values = {
      actor,
      auctioneer,
      item: { markup: nameOf(item, many) },
      least: { markup: game.coinName(minimum) },
      fee: { markup: game.coinName(fee) },
      number: takeNumber(game),
      hours,
    };
    const purse = purseOf(game, actor);
    if (fee > 0 && purse) useUp(purse, fee);
    const lot = openRecord(game, [
      Lot({
        number: values.number,
        seller: { id: actor.id, name: plainName(actor) },
        minimum,
        endsAt: game.clock.now() + hours * HOUR_MS,
        ...(buyout !== undefined && { buyout }),
      }),
    ]);
    moveThings(game, item, many, lot);
    game.due.schedule(lot, hours * HOUR_MS, "lot-end", {});
    show(
      [actor],
      "{auctioneer} chalks it up: lot {number}, {item}, {least} at least, {hours} hours. The fee is {fee}.",
      values,
    );
    show(others, "{auctioneer} chalks up lot {number}, {item}, from {actor}.", values);
    return undefined;
  },
  commands: [
    {
      name: "auction",
      position: "resting",
      forms: [
        "auction cancel <lot:number>",
        "auction <item:carried...> <minimum:number> <buyout:number> <hours:number>",
        "auction <item:carried...> <minimum:number> <buyout:number>",
        "auction <item:carried...> <minimum:number>",
      ],
      usage:
        "AUCTION, a thing and the least that you take: AUCTION OAR 10. After it, if you like, what has it at once, and hours: AUCTION OAR 10 50 12. AUCTIONS lists the lots.",
      help: "At an auction house: puts a thing up, for 24 hours unless you say otherwise: auction oar 10 (the least you take), auction oar 10 50 (who bids 50 has it at once), auction oar 10 50 12 (for 12 hours); auction cancel 3 takes a lot back while nobody has bid.",
    },
  ],
});

function noLot(number: number): Refusal<string> {
  return refuse("There is no lot {number}. <hint>AUCTIONS lists them.</hint>", { number });
}

function cannotTakeBack(game: Game, actor: Entity, number: number): Refusal<string> | undefined {
  const lot = lotNumbered(game, number);
  if (!lot) return noLot(number);
  const { seller, bid } = lot.need(Lot);
  if (seller.id !== actor.id) return refuse("Lot {number} is not yours.", { number });
  if (bid)
    return refuse("{name} has bid for lot {number}: it is too late to take it back.", {
      name: bid.name,
      number,
    });
  for (const ware of waresOf(game, lot)) {
    const heavy = canCarry(game, actor, ware, countOf(ware));
    if (heavy) return heavy;
  }
  return undefined;
}

function cannotPutUp(
  game: Game,
  actor: Entity,
  auctioneer: Entity,
  { item, count, minimum, buyout, hours = LOT_HOURS.usual }: Args,
): Refusal<string> | undefined {
  if (!item || minimum === undefined) return refuse("Put up what, and for how much?");
  const unfit = loose(actor, item) ?? enough(item, count) ?? unsaleable(game, item);
  if (unfit) return unfit;
  if ((count ?? 1) < 1) return refuse("Put up one at least.");
  if (minimum < 1) return refuse("{auctioneer} begins at one coin.", { auctioneer });
  if (buyout !== undefined && buyout < minimum)
    return refuse("What has it at once cannot be less than the least that you take.");
  if (hours < LOT_HOURS.least || hours > LOT_HOURS.most)
    return refuse("A lot is up from {least} to {most} hours.", LOT_HOURS);
  const { fee: percent, most } = auctioneer.need(Auctioneer);
  if (lotsOf(game).filter((lot) => lot.need(Lot).seller.id === actor.id).length >= most)
    return refuse(
      "You have {most} lots up, and nobody has more. <hint>AUCTION CANCEL takes one back.</hint>",
      { most },
    );
  const fee = auctionFee(minimum, percent);
  if (coinsOf(game, actor) >= fee) return undefined;
  return refuse("The fee is {fee}, and you have not so much.", { fee: { markup: game.coinName(fee) } });
}

function unsaleable(game: Game, item: Entity): Refusal<string> | undefined {
  if (item.prototype?.id === game.content.world.coin)
    return refuse("Coins for coins? <hint>Name a thing to be sold.</hint>");
  if (item.has(Decays)) return refuse("{item} will not keep until the hammer falls.", { item });
  if (item.has(Lit)) return refuse("{item} is burning. <hint>EXTINGUISH it first.</hint>", { item });
  return item.sources(ContainedIn).length > 0
    ? refuse(
        "There is something in {item}. <hint>Empty it first: nobody bids for what cannot be seen.</hint>",
        { item },
      )
    : undefined;
}
