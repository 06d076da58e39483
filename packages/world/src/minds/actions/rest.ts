import { mostOf, vitalOf } from "../../bodies/vitals.ts";
import { positionOf } from "../../bodies/posture.ts";
import { rest as lieDown } from "../../deeds/body/rest.ts";
import { defineMindAction, refused } from "../action.ts";

/** Milliseconds of world time between two looks at its wounds. */
const LOOK = 5_000;

/** Lies down until it is whole again. */
export const rest = defineMindAction({
  name: "rest",
  about: "Lies down until its wounds are whole.",
  shape: {},
  run({ game, being, act }) {
    if (vitalOf(game, being, "health") >= mostOf(game, being, "health")) return "done";
    if (positionOf(being) !== "resting") {
      const refusal = refused(act(lieDown, {}));
      if (refusal) return refusal;
    }
    return { again: LOOK };
  },
});
