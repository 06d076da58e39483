import { shout } from "../../deeds/speech/shout.ts";
import { defineMindAction, refused } from "../action.ts";
import { listOf, TEXTS } from "../with.ts";

/** Shouts for help: whoever hears it and cares knows where, by the listeners of what is said aloud. */
export const callForHelp = defineMindAction({
  name: "call-for-help",
  about: "Shouts; those who heed it come.",
  shape: { words: TEXTS },
  run: ({ game, with: values, act }) =>
    refused(act(shout, { text: game.rng.pick([...listOf(values, "words")]) })) ?? "done",
});
