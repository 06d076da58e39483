import { Refusal } from "@wyldlands/ecs";
import { sell as sellDeed } from "../../deeds/shop/sell.ts";
import { refuse } from "../../deeds/refusals.ts";
import { appraise } from "../../shops/appraise.ts";
import { agreedOffers, asksFor, coinsNamed } from "./consent.ts";
import { endOffer } from "./open-offers.ts";
import { thingsNamed, type ThingNamed } from "./things-named.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { coinsIn, nameIn } from "./words.ts";
import { slugOf } from "./wares-here.ts";
import { within } from "./within.ts";

interface Deal extends ThingNamed {
  coins: number;
}

/** Buys what the speaker wants to sell, at what the shop gives for it: the deed `sell`, done by the speaker. */
export const buy = defineVoiceAct({
  verb: "buy",
  consent: "speaker",
  legal: (moment) =>
    deals(moment).map(({ key, thing, count, coins }) => ({
      arg: key,
      about: `buy ${nameIn(thing, count)} from ${nameIn(moment.speaker)} for ${coinsIn(moment.game, coins, moment.npc)} (they want to sell)`,
    })),
  perform(moment, arg, context) {
    const { game, npc, speaker } = moment;
    const deal = deals(moment).find(({ key }) => key === arg);
    if (!deal) return refuse("{npc} does not buy that of you.", { npc });
    endOffer(game, speaker, { by: npc.id, kind: "buy", what: deal.thing.id });
    return within(context, sellDeed, speaker, { item: deal.thing, count: deal.count, to: npc });
  },
});

function deals(moment: Moment): Deal[] {
  const { game, heard } = moment;
  const named = thingsNamed(moment);
  const deals: Deal[] = [];
  if (asksFor(moment, "sell"))
    for (const one of named) {
      const coins = worth(moment, one);
      if (coins !== undefined) deals.push({ ...one, coins });
    }
  const ids = named.map(({ thing }) => thing.id);
  for (const offer of agreedOffers(moment, "buy", ids)) {
    const thing = game.world.byId(offer.what);
    if (!thing || deals.some((deal) => deal.thing === thing)) continue;
    const one = { key: slugOf(thing.prototype?.id ?? thing.id), thing, count: offer.count };
    const coins = worth(moment, one);
    // They said yes to that many coins, and to no fewer.
    if (coins !== undefined && coins >= offer.coins) deals.push({ ...one, coins });
  }
  const least = coinsNamed(heard.text) ?? 0;
  return deals.filter(({ coins }) => coins >= least);
}

/** Coins that the npc gives for it; undefined when it takes none. */
export function worth({ game, npc, speaker }: Moment, { thing, count }: ThingNamed): number | undefined {
  const appraisal = appraise(game, speaker, thing, count, npc);
  return appraisal instanceof Refusal ? undefined : appraisal.coins;
}
