import { z } from "zod";
import { defineMindAction } from "../action.ts";
import { believed, believedPlace, forget } from "../beliefs.ts";
import { textOf } from "../with.ts";

/** Goes after somebody to where it believes them, room by room; what it sees on the way corrects it. */
export const track = defineMindAction({
  name: "track",
  about: "Goes to where it thinks `who` is, until it sees them.",
  shape: { who: z.string().optional() },
  run({ game, being, with: values, walk }) {
    const kind = textOf(values, "who", "foe");
    const who = believed(game, being, kind);
    const place = believedPlace(game, being, kind);
    if (!who || !place) {
      forget(being, kind);
      return "done";
    }
    if (game.company(game.placeOf(being), being).includes(who)) return "done";
    const step = walk(place);
    return step === "there" ? { failed: "There is no trace of them there." } : step;
  },
});
