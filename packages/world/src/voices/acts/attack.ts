import { assail } from "../../deeds/combat/assail.ts";
import { regardOf } from "../../society/regard.ts";
import { refuse } from "../../deeds/refusals.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** From here on down it takes an insult up with its fists (affinity); a threat, when it is brave, from here. */
const HATED = -0.5;
const BRAVE = 0.3;

/** Goes for the speaker, who has threatened or insulted it: the deed `assail`. */
export const attack = defineVoiceAct({
  verb: "attack",
  legal: (moment) => (provoked(moment) ? [{ about: `go for ${nameIn(moment.speaker)} with its fists` }] : []),
  perform(moment, _arg, context) {
    const { npc, speaker } = moment;
    if (!provoked(moment)) return refuse("{npc} thinks better of it.", { npc });
    return within(context, assail, npc, { to: speaker });
  },
});

function provoked({ game, npc, speaker, heard }: Moment): boolean {
  if (heard.intent !== "insult" && heard.intent !== "threat") return false;
  const { affinity } = regardOf(game, npc, speaker);
  const stands = heard.intent === "threat" && (heard.traits?.brave ?? 0) >= BRAVE && affinity < 0;
  if (affinity > HATED && !stands) return false;
  return !wouldRefuse(game, assail, npc, { to: speaker });
}
