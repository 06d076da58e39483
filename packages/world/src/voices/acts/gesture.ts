import { social, socialOf } from "../../deeds/social/social.ts";
import { defineVoiceAct } from "./voice-act.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** Gestures (`rules/socials.yaml`) that go with words; those that the rules do not have are left out. */
const GESTURES = [
  "nod",
  "smile",
  "frown",
  "shrug",
  "wave",
  "bow",
  "sigh",
  "laugh",
  "scowl",
  "thank",
] as const;

/** A gesture to the speaker: the deed `social`. */
export const gesture = defineVoiceAct({
  verb: "gesture",
  legal({ game, npc, speaker }) {
    const known = GESTURES.filter((name) => socialOf(game.rules.socials, name)?.to);
    const [one] = known;
    // What one of them is refused for, all of them are.
    if (one === undefined || wouldRefuse(game, social, npc, { name: one, to: speaker })) return [];
    return known.map((name) => ({ arg: name, about: `${name} at ${nameIn(speaker)}` }));
  },
  perform: ({ npc, speaker }, arg, context) => within(context, social, npc, { name: arg, to: speaker }),
});
