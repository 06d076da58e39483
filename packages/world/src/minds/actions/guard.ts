import { z } from "zod";
import { pause, pausing } from "../pauses.ts";
import { defineMindAction } from "../action.ts";
import { emote } from "../../deeds/speech/emote.ts";
import { listOf, numberOf, TEXTS } from "../with.ts";

/** Stands at its post and keeps its eyes open: what it sees there, other goals answer. */
export const guard = defineMindAction({
  name: "guard",
  about: "Stands at a post.",
  shape: { gestures: TEXTS.optional(), every: z.number().min(5).optional() },
  run({ game, being, with: values, data, act }) {
    const paused = pausing(game, data);
    if (paused) return paused;
    const gestures = listOf(values, "gestures");
    if (
      data["begun"] !== undefined &&
      gestures.length > 0 &&
      game.company(game.placeOf(being), being).length > 0
    )
      act(emote, { text: game.rng.pick([...gestures]) });
    data["begun"] = 1;
    return pause(game, data, numberOf(values, "every", 60) * 1_000);
  },
});
