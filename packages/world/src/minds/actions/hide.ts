import { z } from "zod";
import { hasCondition } from "../../bodies/effects.ts";
import { hide as vanish } from "../../deeds/movement/hide.ts";
import { defineMindAction, refused } from "../action.ts";
import { forget } from "../beliefs.ts";
import { numberOf, textOf } from "../with.ts";

/** Milliseconds of world time until it tries again, or looks whether it is still hidden. */
const LOOK = 8_000;

/** Hides where it is, and stays so: for as long as its day says, or for some seconds. */
export const hide = defineMindAction({
  name: "hide",
  about:
    "Hides where it is, and stays so; with `seconds` for so long, after which it thinks of `who` (a kind of belief) no more.",
  shape: { seconds: z.number().min(1).optional(), who: z.string().optional() },
  run({ game, being, with: values, data, act }) {
    if (!hasCondition(game, being, "hidden")) {
      const refusal = refused(act(vanish, {}));
      if (refusal) return refusal;
    }
    if (values["seconds"] === undefined) return { again: LOOK };
    const now = game.clock.now();
    const until = Number(data["until"] ?? now + numberOf(values, "seconds", 60) * 1_000);
    data["until"] = until;
    if (now < until) return { again: Math.min(LOOK, until - now) };
    forget(being, textOf(values, "who"));
    return "done";
  },
});
