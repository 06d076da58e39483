import { Combatant } from "../../components/index.ts";
import { flee as run } from "../../deeds/combat/flee.ts";
import { defineMindAction } from "../action.ts";

/** Milliseconds of world time until it tries again. */
const BREATH = 1_000;

/** Gets out of a fight, at the first try or the fifth. */
export const flee = defineMindAction({
  name: "flee",
  about: "Runs from a fight.",
  shape: {},
  run({ being, act }) {
    if (!being.has(Combatant)) return "done";
    act(run, {});
    return being.has(Combatant) ? { again: BREATH } : "done";
  },
});
