import { Combatant } from "../../components/index.ts";
import { shout } from "../../deeds/speech/shout.ts";
import { regardOf } from "../../society/regard.ts";
import { refuse } from "../../deeds/refusals.ts";
import { doneToday, noteFavour } from "./favours.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** From here on down an insult is enough (affinity). */
const DISLIKED = -0.3;

/** Words by which those who heed a shout know what it is (`minds/perceive.ts`). */
const CRIES = [
  "Watch! Here, and quickly!",
  "Watch! Somebody fetch the watch!",
  "Watch! There's trouble here!",
] as const;

/** Shouts for the watch: the deed `shout`. Whoever hears it and heeds it comes; once in a day of the world for each speaker. */
export const callGuard = defineVoiceAct({
  verb: "call-guard",
  legal: (moment) =>
    afraid(moment) ? [{ about: `shout for the watch because of ${nameIn(moment.speaker)}` }] : [],
  perform(moment, _arg, context) {
    const { npc } = moment;
    if (!afraid(moment)) return refuse("{npc} sees no need for the watch.", { npc });
    noteFavour(moment, "call-guard");
    return within(context, shout, npc, { text: context.game.rng.pick([...CRIES]) });
  },
});

function afraid(moment: Moment): boolean {
  const { game, npc, speaker, heard } = moment;
  const { affinity } = regardOf(game, npc, speaker);
  const reason =
    heard.intent === "threat" ||
    (heard.intent === "insult" && affinity <= DISLIKED) ||
    speaker.has(Combatant);
  return reason && !doneToday(moment, "call-guard") && !wouldRefuse(game, shout, npc, { text: CRIES[0] });
}
