import { addEffect, hasCondition } from "../../bodies/effects.ts";
import { able } from "../../bodies/posture.ts";
import { practise, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { Character } from "../../components/index.ts";
import { hidingChance } from "../../rules/formulas/stealth.ts";
import { lightIn } from "../../views/light.ts";
import { isBeing } from "../../views/names.ts";
import { blinded, isVisible } from "../../views/sight.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { unengaged } from "./go.ts";

const EFFECT = "hidden";
const SKILL = "hiding";

/** Hides where one is. The more look on, the harder; walking, fighting and speaking end it. */
export const hide = defineDeed({
  name: "hide",
  check: (_args, { game, actor }) =>
    able(game, actor, "standing") ??
    unengaged(actor) ??
    (game.rules.effects[EFFECT] ? undefined : refuse("There is nowhere to hide.")) ??
    (hasCondition(game, actor, "hidden") ? refuse("You are hidden already. Keep still.") : undefined),
  perform(_args, context) {
    const { game, actor, show } = context;
    const others = game.witnesses(actor).filter(isBeing);
    const light = lightIn(game, game.placeOf(actor));
    const watchers = others.filter(
      (one) => !blinded(game, one) && (!one.has(Character) || game.players.isAwake(one)),
    );
    const likely = hidingChance(
      rankOf(actor, SKILL),
      bonus(game, actor, "dexterity"),
      watchers.length,
      light !== "bright",
    );
    practise(context, actor, SKILL);
    if (game.rng.int(100) >= likely) {
      show([actor], "There is always an elbow left over. You are not hidden.");
      show(
        others.filter((one) => isVisible(game, one, actor)),
        "{actor} tries to be a barrel, and is not.",
        { actor },
      );
      return;
    }
    show(
      others.filter((one) => isVisible(game, one, actor)),
      "{actor} is there, and then is not.",
      { actor },
    );
    addEffect(context, actor, EFFECT);
    show([actor], "You make yourself small, and the place closes over you.");
  },
  commands: [
    {
      name: "hide",
      forms: ["hide"],
      usage: "HIDE takes no more words.",
      help: "Hides where you are: nobody sees you until you walk, speak or fight, or somebody searches well. It can be learned.",
      cooldown: 4,
      cooldownWords: "Let them forget about you first: {seconds} seconds more.",
    },
  ],
});
