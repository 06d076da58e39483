import { z } from "zod";
import { ContainedIn, Minded } from "../../components/index.ts";
import { barter as strike } from "../../deeds/trade/barter.ts";
import { defineMindAction, refused } from "../action.ts";
import { isOf } from "../senses.ts";
import { listOf, numberOf, TEXTS } from "../with.ts";

/** Buys a thing from another of the quarter who carries it. */
export const barter = defineMindAction({
  name: "barter",
  about: "Buys one of `things` for `price` coins from another mind that carries it.",
  shape: { things: TEXTS, price: z.number().int().min(1) },
  run({ game, being, with: values, act }) {
    const things = listOf(values, "things");
    for (const other of game.company(game.placeOf(being), being)) {
      const item = other.has(Minded) && other.sources(ContainedIn).find((one) => isOf(one, things));
      if (item)
        return refused(act(strike, { to: other, item, price: numberOf(values, "price", 1) })) ?? "done";
    }
    return { failed: "Nobody here has any." };
  },
});
