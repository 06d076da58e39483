import { filch } from "../../deeds/items/filch.ts";
import { Minded } from "../../components/index.ts";
import { coinsOf } from "../../items/purse.ts";
import { defineMindAction, refused } from "../action.ts";
import { listOf, TEXTS } from "../with.ts";

/** Has its hand in the purse of somebody who lives here. */
export const steal = defineMindAction({
  name: "steal",
  about: "Takes coins out of the purse of one of the archetypes `from`, seen or not.",
  shape: { from: TEXTS },
  run({ game, being, with: values, act }) {
    const marks = listOf(values, "from");
    const mark = game
      .company(game.placeOf(being), being)
      .find((one) => marks.includes(one.get(Minded)?.archetype ?? "") && coinsOf(game, one) > 0);
    if (!mark) return { failed: "There is no purse here worth a finger." };
    return refused(act(filch, { to: mark })) ?? "done";
  },
});
