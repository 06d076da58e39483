import { z } from "zod";
import { ContainedIn } from "../../components/index.ts";
import { give as hand } from "../../deeds/items/give.ts";
import { defineMindAction, refused } from "../action.ts";
import { believed } from "../beliefs.ts";
import { isOf } from "../senses.ts";
import { listOf, textOf, TEXTS } from "../with.ts";

/** Hands something to somebody who is where it is. */
export const give = defineMindAction({
  name: "give",
  about: "Gives one of `things` to `who`.",
  shape: { things: TEXTS, who: z.string() },
  run({ game, being, with: values, act }) {
    const to = believed(game, being, textOf(values, "who"));
    const thing = being.sources(ContainedIn).find((one) => isOf(one, listOf(values, "things")));
    if (!to || !thing) return { failed: to ? "It has none to give." : "It knows nobody to give it to." };
    return refused(act(hand, { item: thing, count: 1, to })) ?? "done";
  },
});
