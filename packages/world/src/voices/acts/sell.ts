import { buy } from "../../deeds/shop/buy.ts";
import { refuse } from "../../deeds/refusals.ts";
import { agreedOffers, asksFor, coinsNamed, countIn } from "./consent.ts";
import { endOffer, openOffersOf, type OpenOffer } from "./open-offers.ts";
import { defineVoiceAct, type Moment, type Possible } from "./voice-act.ts";
import { countNamed, namedWares, waresHere, type WareHere } from "./wares-here.ts";
import { coinsIn, dealIn, nameIn, wareIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

interface Sale {
  ware: WareHere;
  count: number;
  coins: number;
  why: string;
}

/** Sells the speaker what they asked for, at the price that the shop asks of them: the deed `buy`, done by the speaker. */
export const sell = defineVoiceAct({
  verb: "sell",
  consent: "speaker",
  legal: (moment) => sales(moment).map((sale) => possible(moment, sale)),
  perform(moment, arg, context) {
    const { game, npc, speaker } = moment;
    const sale = sales(moment).find(({ ware }) => ware.key === arg);
    if (!sale) return refuse("{npc} has no such thing for you just now.", { npc });
    endOffer(game, speaker, { by: npc.id, kind: "sell", what: sale.ware.offer.prototype.id });
    return within(context, buy, speaker, { ware: sale.ware.typed(sale.count), from: npc });
  },
});

/** What the speaker has asked for or agreed to, as far as the shop has it, and they can pay and carry it. */
function sales(moment: Moment): Sale[] {
  const { game, npc, speaker, heard } = moment;
  const wares = waresHere(moment);
  const named = namedWares(moment, wares);
  const sold: Sale[] = [];
  if (asksFor(moment, "buy"))
    for (const ware of named) {
      const count = countNamed(moment, ware);
      sold.push({ ware, count, coins: ware.offer.price * count, why: "asked for" });
    }
  const ids = named.map(({ offer }) => offer.prototype.id);
  const taken = agreedOffers(moment, "sell", ids);
  const open = taken.length > 0 || named.length > 0 ? taken : meantByIt(moment);
  for (const offer of open) {
    const ware = wares.find((one) => one.offer.prototype.id === offer.what);
    const count = taken.length > 0 ? offer.count : (manyOfIt(heard.text) ?? offer.count);
    const coins = (ware?.offer.price ?? 0) * count;
    // They said yes to what was named, and to no coin more.
    if (ware && coins <= (offer.coins / offer.count) * count && sold.every((sale) => sale.ware !== ware))
      sold.push({ ware, count, coins, why: "agreed" });
  }
  const most = coinsNamed(heard.text) ?? Infinity;
  return sold.filter(
    ({ ware, count, coins }) =>
      coins <= most && !wouldRefuse(game, buy, speaker, { ware: ware.typed(count), from: npc }),
  );
}

/** 'I'll have it': the end of a line that names nothing and means what was spoken of last. `$1`: how many. */
const IT =
  /\b(?:have|take|buy|get|want|need|like|it)\s+(?:it|that|this|those|these|them|(one|two|three|four|five|six|\d{1,2}))(?:\s+(?:one|of (?:it|that|those|these|them)|then|now|too|please|thanks|thank you|off you|from you|at that|for that|at that price|for that price))*$/;

/** The last ware that this npc has put a price to, when the speaker wants to buy and names none. */
function meantByIt(moment: Moment): OpenOffer[] {
  const { game, npc, speaker, heard } = moment;
  if (heard.slots.ware !== undefined || !IT.test(bare(heard.text)) || !asksFor(moment, "buy")) return [];
  return openOffersOf(game, speaker, npc)
    .filter(({ kind }) => kind === "sell")
    .slice(-1);
}

/** In small letters, and without signs. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}'’]+/gu, " ")
    .trim();
}

function manyOfIt(text: string): number | undefined {
  const [, many] = IT.exec(bare(text)) ?? [];
  return many === undefined ? undefined : countIn(many, []);
}

function possible({ game, npc, speaker }: Moment, { ware, count, coins, why }: Sale): Possible {
  const price = coinsIn(game, coins, npc);
  return {
    arg: ware.key,
    about: `sell ${wareIn(ware.offer, count)} to ${nameIn(speaker)} for ${price} (${why})`,
    deal: dealIn(game, ware.offer, count, npc),
  };
}
