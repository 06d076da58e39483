import { Combatant } from "../../components/index.ts";
import { flee } from "../../deeds/combat/flee.ts";
import { defineMindAction } from "../action.ts";
import { forget } from "../beliefs.ts";

/** Milliseconds of world time until it tries again. */
const BREATH = 1_000;

/** Runs because the one who leads has run: gets out of its own fight, and lets go of whom it fought. */
export const scatter = defineMindAction({
  name: "scatter",
  about: "Runs from a fight since the leader of its band did; forgets its foe and the flight.",
  shape: {},
  run({ being, act }) {
    if (being.has(Combatant)) {
      act(flee, {});
      if (being.has(Combatant)) return { again: BREATH };
    }
    forget(being, "foe");
    forget(being, "rout");
    return "done";
  },
});
