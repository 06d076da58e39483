import { Bargains } from "../../components/index.ts";
import { HAGGLED } from "../../rules/formulas/prices.ts";
import { refuse } from "../../deeds/refusals.ts";
import { dayMs } from "../../shops/books.ts";
import { bargainOf } from "../../shops/keepers.ts";
import { regardOf } from "../../society/regard.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { waresHere } from "./wares-here.ts";

/** In words like these somebody asks for less. */
const ASKS_LESS =
  /\b(?:haggle|bargain|cheaper|discount|lower|less|dear|expensive|steep|too much|robbery|knock|shave|best price|better price|come down|do better|deal|reduce|rebate)\b/;

/** A share of the price that is not worth a word. */
const LEAST = 0.01;

/**
 * Gives way on its prices, until this time tomorrow: at most what HAGGLE wins, and less the less it likes the speaker and the more it
 * cares for money. Once in a day of the world, as HAGGLE is.
 */
export const haggle = defineVoiceAct({
  verb: "haggle",
  legal(moment) {
    const share = yields(moment);
    return share === 0
      ? []
      : [
          {
            about: `give way on prices for ${nameIn(moment.speaker)}, by ${Math.round(share * 100)} percent until tomorrow and no more`,
          },
        ];
  },
  perform(moment, _arg, { game, show }) {
    const { npc, speaker } = moment;
    const share = yields(moment);
    if (share === 0) return refuse("{npc} has said a last word to you today.", { npc });
    const now = game.clock.now();
    const kept = Object.entries(speaker.get(Bargains) ?? {}).filter(([, { until }]) => until > now);
    const bargain = { share, until: now + dayMs(game) };
    speaker.add(Bargains(Object.fromEntries([...kept, [npc.prototype?.id ?? "", bargain]])));
    show(
      [speaker],
      "<hint>Prices at {npc}'s are {percent} percent better for you until this time tomorrow.</hint>",
      { npc, percent: Math.round(share * 100) },
    );
    return undefined;
  },
});

/** The share of its prices by which it would give way; 0: it would not, or nobody asked. */
function yields(moment: Moment): number {
  const { game, npc, speaker, heard } = moment;
  if (!ASKS_LESS.test(heard.text.toLowerCase()) || bargainOf(game, speaker, npc)) return 0;
  if (waresHere(moment).length === 0) return 0;
  const { affinity } = regardOf(game, npc, speaker);
  const greed = heard.traits?.greedy ?? 0;
  const share = HAGGLED * Math.min(1, Math.max(0, 0.4 + affinity - 0.4 * greed));
  return share < LEAST ? 0 : Math.round(share * 100) / 100;
}
