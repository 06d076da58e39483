import { finishQuest } from "../../deeds/quest/finish.ts";
import { refuse } from "../../deeds/refusals.ts";
import { mattersWith } from "../../quests/matters.ts";
import type { Quest } from "../../quests/types.ts";
import { isPlain } from "./consent.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { slugOf } from "./wares-here.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** In words like these somebody reports that it is done. */
const REPORTS =
  /\b(?:done|did it|finished|brought|found|got|have it|have your|here(?: is|['’]?s)?|delivered)\b/;

/** Hears that its work is done, takes what was fetched for it and pays: the deed `finish-quest`, done by the speaker. */
export const finish = defineVoiceAct({
  verb: "finish",
  consent: "speaker",
  legal: (moment) =>
    ready(moment).map((one) => ({
      arg: slugOf(one.id),
      about: `hear from ${nameIn(moment.speaker)} that '${one.name}' is done, and pay for it`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const found = ready(moment).find(({ id }) => slugOf(id) === arg);
    if (!found) return refuse("{npc} waits for nothing of the kind from you.", { npc });
    return within(context, finishQuest, speaker, { quest: found.id });
  },
});

function ready({ game, npc, speaker, heard }: Moment): Quest[] {
  const line = heard.text.toLowerCase();
  if (!REPORTS.test(line) || !isPlain(line)) return [];
  return mattersWith(game, speaker, npc).ready.filter(
    ({ id }) => !wouldRefuse(game, finishQuest, speaker, { quest: id }),
  );
}
