import { addEffect, hasEffect, removeEffect } from "../../bodies/effects.ts";
import { able } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { unengaged } from "./go.ts";
import { SNEAKING } from "./steal.ts";

/** Sets out to walk unseen, or walks like everybody else again. Whether it works shows in each room that one comes into. */
export const sneak = defineDeed({
  name: "sneak",
  check: (_args, { game, actor }) =>
    able(game, actor, "standing") ??
    unengaged(actor) ??
    (game.rules.effects[SNEAKING.effect] ? undefined : refuse("Nobody sneaks in these parts.")),
  perform(_args, context) {
    const { actor } = context;
    if (hasEffect(actor, SNEAKING.effect)) removeEffect(context, actor, SNEAKING.effect);
    else addEffect(context, actor, SNEAKING.effect);
  },
  commands: [
    {
      name: "sneak",
      forms: ["sneak"],
      usage: "SNEAK takes no more words: it begins, and then ends, your walking unseen.",
      help: "Walks so that nobody sees you come, for a while or until you type it again. Speaking, fighting and sharp eyes end it.",
    },
  ],
});
