import { z } from "zod";
import { emote } from "../../deeds/speech/emote.ts";
import { pause, pausing } from "../pauses.ts";
import { defineMindAction } from "../action.ts";
import { listOf, numberOf, TEXTS } from "../with.ts";

/** Is at it: now and then a gesture, for whoever looks on. */
export const work = defineMindAction({
  name: "work",
  about: "Works where it is, and shows it by a gesture now and then.",
  shape: { gestures: TEXTS.optional(), every: z.number().min(5).optional() },
  run({ game, being, with: values, data, act }) {
    const paused = pausing(game, data);
    if (paused) return paused;
    const gestures = listOf(values, "gestures");
    const every = numberOf(values, "every", 45);
    // The first one comes after a while: nobody bursts into work.
    if (
      data["begun"] !== undefined &&
      gestures.length > 0 &&
      game.company(game.placeOf(being), being).length > 0
    ) {
      const last = data["last"];
      const others = gestures.filter((one) => gestures.length === 1 || one !== last);
      const gesture = game.rng.pick(others);
      act(emote, { text: gesture });
      data["last"] = gesture;
    }
    data["begun"] = 1;
    return pause(game, data, (every / 2 + game.rng.int(every)) * 1_000);
  },
});
