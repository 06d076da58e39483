import { refuse } from "../../deeds/refusals.ts";
import { mattersWith } from "../../quests/matters.ts";
import { speak } from "../../quests/say.ts";
import type { Quest } from "../../quests/types.ts";
import { makeOffer } from "./open-offers.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { slugOf } from "./wares-here.ts";
import { nameIn } from "./words.ts";

/** Puts work before the speaker, in its author's words; a yes takes it on. */
export const quest = defineVoiceAct({
  verb: "quest",
  legal: (moment) =>
    offers(moment).map((one) => ({
      arg: slugOf(one.id),
      about: `ask ${nameIn(moment.speaker)} to take on the work '${one.name}'`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const found = offers(moment).find(({ id }) => slugOf(id) === arg);
    if (!found) return refuse("{npc} has no such work for you.", { npc });
    speak(context, npc, speaker, found.offer);
    makeOffer(context.game, npc, speaker, { kind: "quest", what: found.id, count: 1, coins: 0 });
    context.show([speaker], "<hint>{name}: ACCEPT takes it on, or QUEST ACCEPT {typed}.</hint>", {
      name: found.name,
      typed: found.name.toUpperCase(),
    });
    return undefined;
  },
});

function offers({ game, npc, speaker }: Moment): Quest[] {
  return mattersWith(game, speaker, npc).offers;
}
