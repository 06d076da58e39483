import { Following, Guiding } from "../../components/index.ts";
import { partCompany } from "../../deeds/voice/part-company.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { within } from "./within.ts";

/** Goes its own way again, whom it followed or showed the way. */
export const part = defineVoiceAct({
  verb: "part",
  legal: (moment) =>
    isWith(moment) ? [{ about: `part from ${nameIn(moment.speaker)} and go its own way` }] : [],
  perform: ({ npc, speaker }, _arg, context) => within(context, partCompany, npc, { from: speaker.id }),
});

function isWith({ npc, speaker }: Moment): boolean {
  return npc.get(Following)?.leader === speaker.id || npc.get(Guiding)?.who === speaker.id;
}
