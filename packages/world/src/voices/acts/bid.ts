import { refuse } from "../../deeds/refusals.ts";
import { nameOf } from "../../views/names.ts";
import { worth } from "./buy.ts";
import { makeOffer } from "./open-offers.ts";
import { thingsNamed } from "./things-named.ts";
import { defineVoiceAct } from "./voice-act.ts";
import { coinsIn, nameIn } from "./words.ts";

/** Names what it would give for a thing that the speaker spoke of: nothing changes hands before they say yes. */
export const bid = defineVoiceAct({
  verb: "bid",
  legal: (moment) =>
    thingsNamed(moment).flatMap((one) => {
      const coins = worth(moment, one);
      if (coins === undefined) return [];
      const price = coinsIn(moment.game, coins, moment.npc);
      return [
        {
          arg: one.key,
          about: `offer ${nameIn(moment.speaker)} ${price} for ${nameIn(one.thing, one.count)}; it changes hands only when they say yes`,
        },
      ];
    }),
  perform(moment, arg, { game, show }) {
    const { npc, speaker } = moment;
    const found = thingsNamed(moment).find(({ key }) => key === arg);
    const coins = found && worth(moment, found);
    if (!found || coins === undefined) return refuse("{npc} does not buy that of you.", { npc });
    const { thing, count } = found;
    makeOffer(game, npc, speaker, { kind: "buy", what: thing.id, count, coins });
    show([speaker], "<hint>{npc} offers you {coins} for {what}. ACCEPT takes it.</hint>", {
      npc,
      coins: { markup: game.coinName(coins, speaker) },
      what: { markup: nameOf(thing, count) },
    });
    return undefined;
  },
});
