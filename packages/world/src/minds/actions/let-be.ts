import { say } from "../../deeds/speech/say.ts";
import { defineMindAction, refused } from "../action.ts";
import { forget } from "../beliefs.ts";
import { listOf, TEXTS } from "../with.ts";

/** Lets something pass: thinks of it no more, and says so. */
export const letBe = defineMindAction({
  name: "let-be",
  about: "Forgives: forgets what it believes of the kinds `what`, and says one of `lines`.",
  shape: { what: TEXTS, lines: TEXTS.optional() },
  run({ game, being, with: values, act }) {
    const lines = listOf(values, "lines");
    const refusal = lines.length > 0 ? refused(act(say, { text: game.rng.pick([...lines]) })) : undefined;
    if (refusal) return refusal;
    for (const kind of listOf(values, "what")) forget(being, kind);
    return "done";
  },
});
