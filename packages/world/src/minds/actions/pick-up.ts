import { ContainedIn } from "../../components/index.ts";
import { take } from "../../deeds/items/take.ts";
import { defineMindAction, refused } from "../action.ts";
import { isOf } from "../senses.ts";
import { listOf, TEXTS } from "../with.ts";

/** Picks up one of the things that lie where it is. */
export const pickUp = defineMindAction({
  name: "pick-up",
  about: "Picks up something that lies there: one of `things`, as the sense `lies` reads them.",
  shape: { things: TEXTS },
  run({ game, being, with: values, act }) {
    const things = listOf(values, "things");
    const here = game.placeOf(being);
    const thing = here.sources(ContainedIn).find((one) => isOf(one, things) && !game.isFixed(one));
    return thing
      ? (refused(act(take, { item: thing, count: 1 })) ?? "done")
      : { failed: "There is none here." };
  },
});
