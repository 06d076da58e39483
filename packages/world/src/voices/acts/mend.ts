import { ContainedIn, Damaged, Name, Shop } from "../../components/index.ts";
import { mend as haveMended } from "../../deeds/shop/mend.ts";
import { refuse } from "../../deeds/refusals.ts";
import { isPlain, namedAmong, spokenIn } from "./consent.ts";
import { thingsNamed, type ThingNamed } from "./things-named.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

const ASKS_TO_MEND = /\b(?:mend|repair|fix|patch|sharpen|make it good)\b/;

/** Mends what the speaker wants mended, at its price: the deed `mend`, done by the speaker. */
export const mend = defineVoiceAct({
  verb: "mend",
  consent: "speaker",
  legal: (moment) =>
    worn(moment).map(({ key, thing }) => ({
      arg: key,
      about: `mend ${nameIn(thing)} for ${nameIn(moment.speaker)}, at the shop's price (asked for)`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const found = worn(moment).find(({ key }) => key === arg);
    if (!found) return refuse("{npc} has nothing of yours to mend.", { npc });
    return within(context, haveMended, speaker, { item: found.thing, by: npc });
  },
  hindered(moment) {
    const { game, npc, speaker, heard } = moment;
    const line = heard.text.toLowerCase();
    if (!npc.has(Shop) || !ASKS_TO_MEND.test(line) || !isPlain(line)) return undefined;
    const all = speaker
      .sources(ContainedIn)
      .filter(({ prototype }) => prototype?.id !== game.content.world.coin);
    const [thing] = namedAmong(spokenIn(line), all, (one) => one.get(Name)?.keywords ?? []);
    return thing && wouldRefuse(game, haveMended, speaker, { item: thing, by: npc });
  },
});

function worn(moment: Moment): ThingNamed[] {
  const { game, npc, speaker, heard } = moment;
  const line = heard.text.toLowerCase();
  if (!ASKS_TO_MEND.test(line) || !isPlain(line)) return [];
  return thingsNamed(moment).filter(
    ({ thing }) => thing.has(Damaged) && !wouldRefuse(game, haveMended, speaker, { item: thing, by: npc }),
  );
}
