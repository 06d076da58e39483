import { z } from "zod";
import { isVisible } from "../../views/sight.ts";
import { defineMindAction } from "../action.ts";
import { believed, believedPlace } from "../beliefs.ts";
import { numberOf, textOf } from "../with.ts";

/** Keeps to somebody's heels for so many seconds. */
export const follow = defineMindAction({
  name: "follow",
  about: "Goes where `who` goes, for `seconds`.",
  roves: true,
  shape: { who: z.string(), seconds: z.number().min(1).optional() },
  run({ game, being, with: values, data, walk }) {
    const now = game.clock.now();
    const until = Number(data["until"] ?? now + numberOf(values, "seconds", 60) * 1_000);
    data["until"] = until;
    const who = believed(game, being, textOf(values, "who"));
    if (!who || now >= until) return "done";
    const place = believedPlace(game, being, textOf(values, "who"));
    if (!place) return { failed: "It does not know where they went." };
    const step = walk(place);
    if (step !== "there") return step;
    // In the dark it goes by ear and nose.
    const near = game.placeOf(who) === place && isVisible(game, being, who);
    return near ? { again: 1_500 } : { failed: "It has lost them." };
  },
});
