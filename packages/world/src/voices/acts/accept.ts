import type { Entity } from "@wyldlands/ecs";
import { give } from "../../deeds/items/give.ts";
import { refuse } from "../../deeds/refusals.ts";
import { coinsOf, purseOf } from "../../items/purse.ts";
import { coinsNamed, isPlain } from "./consent.ts";
import { thingsNamed } from "./things-named.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { coinsIn, nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** In words like these somebody hands a thing over. */
const HANDS_OVER =
  /\b(?:(?:i (?:will |shall |want to |would like to )?give (?:you|it to you))|i['’]?ll give you|i['’]?ve brought you|i have brought you|i brought you|take (?:this|these|my|\d+|one|two|three|four|five|six|seven|eight|nine|ten)|have (?:this|these|my)|here(?:['’]?s| is| are| you are| you go)?,? (?:a|an|the|my|this|these|some|your|\d+|one|two|three|four|five|six|seven|eight|nine|ten)|(?:is|are) for you|keep the change)\b/;

interface Handed {
  key: string;
  thing: Entity;
  count: number;
}

/** Takes what the speaker holds out to it in so many words: the deed `give`, done by the speaker. */
export const accept = defineVoiceAct({
  verb: "accept",
  consent: "speaker",
  legal: (moment) =>
    handed(moment).map(({ key, thing, count }) => ({
      arg: key,
      about: `take ${key === "coins" ? coinsIn(moment.game, count, moment.npc) : nameIn(thing, count)} from ${nameIn(moment.speaker)}, who holds it out`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const found = handed(moment).find(({ key }) => key === arg);
    if (!found) return refuse("You have held out nothing of the kind to {npc}.", { npc });
    return within(context, give, speaker, { item: found.thing, count: found.count, to: npc });
  },
});

function handed(moment: Moment): Handed[] {
  const { game, npc, speaker, heard } = moment;
  const line = heard.text.toLowerCase();
  // Coins for a ware are the counter's business.
  if (["buy", "sell", "price", "wares"].includes(heard.intent)) return [];
  if (!HANDS_OVER.test(line) || !isPlain(line)) return [];
  const found: Handed[] = thingsNamed(moment);
  const coins = coinsNamed(line) ?? 0;
  const purse = purseOf(game, speaker);
  if (purse && coins > 0 && coins <= coinsOf(game, speaker))
    found.push({ key: "coins", thing: purse, count: coins });
  return found.filter(
    ({ thing, count }) => !wouldRefuse(game, give, speaker, { item: thing, count, to: npc }),
  );
}
