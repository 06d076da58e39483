import { ContainedIn, Edible } from "../../components/index.ts";
import { eat as swallow } from "../../deeds/use/swallow.ts";
import { defineMindAction, refused } from "../action.ts";
import { setNeed } from "../needs.ts";

/** Eats something that it carries. */
export const eat = defineMindAction({
  name: "eat",
  about: "Eats food that it carries; fills the need `hunger`.",
  shape: {},
  run({ game, being, act }) {
    const food = being.sources(ContainedIn).find((one) => one.get(Edible)?.how === "eat");
    if (!food) return { failed: "It has nothing to eat." };
    const refusal = refused(act(swallow, { item: food }));
    if (refusal) return refusal;
    setNeed(game, being, "hunger", 1);
    return "done";
  },
});
