import type { Entity } from "@wyldlands/ecs";
import { mostOf, vitalOf } from "../../bodies/vitals.ts";
import { ContainedIn } from "../../components/index.ts";
import { refuse } from "../../deeds/refusals.ts";
import { use } from "../../deeds/use/use.ts";
import { isRemedy } from "../../minds/actions/heal.ts";
import { regardOf } from "../../society/regard.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** Nobody binds the wounds of whom it thinks worse of than that (affinity). */
const SPURNED = -0.2;

/** Tends the speaker's wounds with a bandage or salve of its own: the deed `use`. */
export const heal = defineVoiceAct({
  verb: "heal",
  legal(moment) {
    const remedy = remedyFor(moment);
    return remedy
      ? [{ about: `tend the wounds of ${nameIn(moment.speaker)} with ${nameIn(remedy, 1)}` }]
      : [];
  },
  perform(moment, _arg, context) {
    const { npc, speaker } = moment;
    const remedy = remedyFor(moment);
    if (!remedy) return refuse("{npc} has nothing for your wounds.", { npc });
    return within(context, use, npc, { item: remedy, on: speaker });
  },
});

function remedyFor({ game, npc, speaker }: Moment): Entity | undefined {
  const whole = vitalOf(game, speaker, "health") >= mostOf(game, speaker, "health");
  if (whole || regardOf(game, npc, speaker).affinity < SPURNED) return undefined;
  return npc
    .sources(ContainedIn)
    .find((thing) => isRemedy(thing) && !wouldRefuse(game, use, npc, { item: thing, on: speaker }));
}
