import { z } from "zod";
import { drawWage as draw } from "../../deeds/trade/draw-wage.ts";
import { defineMindAction, refused } from "../action.ts";
import { listOf, numberOf, TEXTS } from "../with.ts";

/** Has its pay counted into its hand by whoever pays where it is. */
export const drawWage = defineMindAction({
  name: "draw-wage",
  about: "Is paid `coins` by one of the beings `from`, out of that one's own purse.",
  shape: { from: TEXTS, coins: z.number().int().min(1) },
  run({ game, being, with: values, act }) {
    const payers = listOf(values, "from");
    const payer = game
      .company(game.placeOf(being), being)
      .find((one) => payers.includes(one.prototype?.id ?? ""));
    if (!payer) return { failed: "Nobody who pays it is here." };
    return refused(act(draw, { from: payer, coins: numberOf(values, "coins", 1) })) ?? "done";
  },
});
