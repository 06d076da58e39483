import { Refusal, type Entity } from "@wyldlands/ecs";
import { appraise } from "../../shops/appraise.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";

/** Asks what would be given for a carried thing, without selling it. */
export const value = defineDeed<{ item: Entity; count?: number; to?: Entity }>({
  name: "value",
  check({ item, count, to }, { game, actor }) {
    const appraisal = appraise(game, actor, item, count, to);
    return appraisal instanceof Refusal ? appraisal : undefined;
  },
  perform({ item, count, to }, { game, actor, show }) {
    const appraisal = appraise(game, actor, item, count, to);
    if (appraisal instanceof Refusal) return appraisal;
    show([actor], "{keeper} would give you {coins} for {item}.", {
      keeper: appraisal.dealing.keeper,
      coins: { markup: game.coinName(appraisal.coins, actor) },
      item: { markup: nameOf(item, appraisal.count) },
    });
    return undefined;
  },
  commands: [
    {
      name: "value",
      aliases: ["appraise"],
      position: "resting",
      forms: ["value <item:carried...> by <to:beings>", "value <item:carried...>"],
      usage: "Value what? VALUE HIDE tells what a shop here would give for it.",
      help: "Tells what a shop here would give for what you carry: value hide, value all, value knife by josse.",
    },
  ],
});
