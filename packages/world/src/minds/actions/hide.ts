import { hasCondition } from "../../bodies/effects.ts";
import { hide as vanish } from "../../deeds/movement/hide.ts";
import { defineMindAction, refused } from "../action.ts";

/** Milliseconds of world time until it tries again, or looks whether it is still hidden. */
const LOOK = 8_000;

/** Hides where it is, and stays so. */
export const hide = defineMindAction({
  name: "hide",
  about: "Hides where it is.",
  shape: {},
  run({ game, being, act }) {
    if (hasCondition(game, being, "hidden")) return "done";
    const refusal = refused(act(vanish, {}));
    return refusal ?? (hasCondition(game, being, "hidden") ? "done" : { again: LOOK });
  },
});
