import { busy } from "../../bodies/activity.ts";
import { addEffect, hasEffect } from "../../bodies/effects.ts";
import { able } from "../../bodies/posture.ts";
import { afford, pay } from "../../bodies/vitals.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** The effect of the rules that a guard is. */
const GUARD = "on-guard";
const COST = { stamina: 4 };

/** Goes on guard: harder to hit for a while, and less dangerous. Walking ends it. */
export const defend = defineDeed({
  name: "defend",
  check(_args, { game, actor }) {
    const unable = able(game, actor, "standing") ?? busy(actor);
    if (unable) return unable;
    if (game.rules.effects[GUARD] === undefined)
      return refuse("Nobody here has ever heard of keeping a guard.");
    if (hasEffect(actor, GUARD)) return refuse("Your guard is up.");
    return afford(game, actor, COST);
  },
  perform(_args, context) {
    const { game, actor } = context;
    pay(game, actor, COST);
    addEffect(context, actor, GUARD, { by: actor });
  },
  words: {
    actor: "You put up your guard: harder to hit, and slower to hit back.",
    others: "{actor} goes on guard.",
  },
  commands: [
    {
      name: "defend",
      aliases: ["guard", "parry"],
      forms: ["defend"],
      usage: "DEFEND takes no more words: it puts up your own guard. To step before somebody else, RESCUE.",
      help: "Puts up your guard for half a minute: you are harder to hit, and hit less well. Costs a little stamina.",
    },
  ],
});
