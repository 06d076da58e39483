import { refuse } from "../../deeds/refusals.ts";
import { offerName } from "../../shops/wares.ts";
import { makeOffer } from "./open-offers.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { countNamed, namedWares, waresHere, type WareHere } from "./wares-here.ts";
import { coinsIn, dealIn, nameIn, wareIn } from "./words.ts";

/** Wares that are on offer to a prompt at a time. */
const MOST_WARES = 8;
/** Of one ware, so many are offered at once at most. */
const MOST_OFFERED = 12;

/** Names a price for a ware: nothing changes hands, and for a while the speaker takes it by a yes. */
export const offer = defineVoiceAct({
  verb: "offer",
  legal: (moment) =>
    offered(moment).map(({ ware, count }) => ({
      arg: ware.key,
      about: `offer ${nameIn(moment.speaker)} ${wareIn(ware.offer, count)} for ${coinsIn(moment.game, ware.offer.price * count, moment.npc)}; it changes hands only when they say yes`,
      deal: dealIn(moment.game, ware.offer, count, moment.npc),
    })),
  perform(moment, arg, { game, show }) {
    const { npc, speaker } = moment;
    const found = offered(moment).find(({ ware }) => ware.key === arg);
    if (!found) return refuse("{npc} has no such thing for you just now.", { npc });
    const { ware, count } = found;
    const coins = ware.offer.price * count;
    makeOffer(game, npc, speaker, { kind: "sell", what: ware.offer.prototype.id, count, coins });
    show([speaker], "<hint>{npc} offers you {what} for {coins}. ACCEPT takes it.</hint>", {
      npc,
      what: { markup: offerName(ware.offer, count) },
      coins: { markup: game.coinName(coins, speaker) },
    });
    return undefined;
  },
});

/** What the speaker named; all that there is, when they named nothing. */
function offered(moment: Moment): { ware: WareHere; count: number }[] {
  const wares = waresHere(moment);
  const named = namedWares(moment, wares);
  return (named.length > 0 ? named : wares).slice(0, MOST_WARES).map((ware) => {
    const count = named.length > 0 ? countNamed(moment, ware) : 1;
    return { ware, count: Math.min(Math.max(count, 1), ware.offer.left, MOST_OFFERED) };
  });
}
