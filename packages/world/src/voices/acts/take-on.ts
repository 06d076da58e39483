import { acceptQuest } from "../../deeds/quest/accept.ts";
import { refuse } from "../../deeds/refusals.ts";
import { agreedOffers } from "./consent.ts";
import { endOffer } from "./open-offers.ts";
import { mattersWith } from "../../quests/matters.ts";
import type { Quest } from "../../quests/types.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { slugOf } from "./wares-here.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** Gives work to the speaker, who has said yes to it: the deed `accept-quest`, done by the speaker. */
export const takeOn = defineVoiceAct({
  verb: "take-on",
  consent: "speaker",
  legal: (moment) =>
    agreed(moment).map((one) => ({
      arg: slugOf(one.id),
      about: `give ${nameIn(moment.speaker)} the work '${one.name}', which they said yes to`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const found = agreed(moment).find(({ id }) => slugOf(id) === arg);
    if (!found) return refuse("{npc} has no such work for you.", { npc });
    endOffer(context.game, speaker, { by: npc.id, kind: "quest", what: found.id });
    return within(context, acceptQuest, speaker, { quest: found.name });
  },
});

function agreed(moment: Moment): Quest[] {
  const { game, npc, speaker } = moment;
  const agreedTo = agreedOffers(moment, "quest").map(({ what }) => what);
  if (agreedTo.length === 0) return [];
  return mattersWith(game, speaker, npc).offers.filter(
    ({ id, name }) => agreedTo.includes(id) && !wouldRefuse(game, acceptQuest, speaker, { quest: name }),
  );
}
