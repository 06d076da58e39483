import { Minded } from "../../components/index.ts";
import { follow as goAlong } from "../../deeds/group/follow.ts";
import { refuse } from "../../deeds/refusals.ts";
import { regardOf } from "../../society/regard.ts";
import { engaged, mindsTheShop } from "./engaged.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** From here on it goes along with somebody who asks (affinity). */
const FOND = 0.3;
/** So long it goes along (milliseconds of world time). */
const WALK_MS = 10 * 60_000;

const ASKS_ALONG = /\b(?:follow|come (?:with|along)|join|walk with|accompany|stay with|come on)\b/;

/** Goes along with the speaker for a while, when it likes them and has no counter to mind; then it goes back to its day. */
export const follow = defineVoiceAct({
  verb: "follow",
  legal: (moment) => (may(moment) ? [{ about: `go along with ${nameIn(moment.speaker)} for a while` }] : []),
  perform(moment, _arg, context) {
    const { npc, speaker } = moment;
    if (!may(moment)) return refuse("{npc} stays here.", { npc });
    context.game.due.schedule(npc, WALK_MS, "part-company", { from: speaker.id });
    return within(context, goAlong, npc, { to: speaker });
  },
});

function may({ game, npc, speaker, heard }: Moment): boolean {
  return (
    ASKS_ALONG.test(heard.text.toLowerCase()) &&
    npc.has(Minded) &&
    !mindsTheShop(game, npc) &&
    !engaged(game, npc) &&
    regardOf(game, npc, speaker).affinity >= FOND &&
    !wouldRefuse(game, goAlong, npc, { to: speaker })
  );
}
