import { ContainedIn } from "../../components/index.ts";
import { sell as offer } from "../../deeds/shop/sell.ts";
import { defineMindAction, refused } from "../action.ts";
import { isOf } from "../senses.ts";
import { listOf, TEXTS } from "../with.ts";

/** Sells what it carries of something to the keeper where it is. */
export const sell = defineMindAction({
  name: "sell",
  about: "Sells what it carries of `things` over the counter where it is.",
  shape: { things: TEXTS },
  run({ being, with: values, act }) {
    const thing = being.sources(ContainedIn).find((one) => isOf(one, listOf(values, "things")));
    return thing ? (refused(act(offer, { item: thing })) ?? "done") : { failed: "It has none to sell." };
  },
});
