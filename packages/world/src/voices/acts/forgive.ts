import { refuse } from "../../deeds/refusals.ts";
import { belief, forget } from "../../minds/beliefs.ts";
import { regardOf, remember } from "../../society/regard.ts";
import { doneToday, noteFavour } from "./favours.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";

/** What forgiving mends of affinity and trust: this much, and as much again by patience. Never more than there was amiss. */
const MENDS = 0.08;
/** What it holds against somebody (kinds of belief). */
const GRUDGES = ["foe", "offender", "thief"] as const;

/** Forgives the speaker, who has said sorry: it thinks somewhat better of them again, and gives up what it held against them. Once in a day of the world. */
export const forgive = defineVoiceAct({
  verb: "forgive",
  legal: (moment) =>
    isSorry(moment) ? [{ about: `forgive ${nameIn(moment.speaker)}, who said sorry` }] : [],
  perform(moment, _arg, { game }) {
    const { npc, speaker, heard } = moment;
    if (!isSorry(moment)) return refuse("{npc} has nothing to forgive you.", { npc });
    noteFavour(moment, "forgive");
    const { affinity, trust } = regardOf(game, npc, speaker);
    const most = MENDS * (1 + Math.max(0, heard.traits?.patient ?? 0));
    remember(game, npc, speaker, "said sorry", {
      affinity: Math.min(most, Math.max(0, -affinity)),
      trust: Math.min(most / 2, Math.max(0, -trust)),
    });
    for (const kind of GRUDGES) if (belief(npc, kind)?.about === speaker.id) forget(npc, kind);
    return undefined;
  },
});

function isSorry(moment: Moment): boolean {
  const { game, npc, speaker, heard } = moment;
  if (heard.intent !== "apology" || doneToday(moment, "forgive")) return false;
  const { affinity, trust } = regardOf(game, npc, speaker);
  return affinity < 0 || trust < 0 || GRUDGES.some((kind) => belief(npc, kind)?.about === speaker.id);
}
