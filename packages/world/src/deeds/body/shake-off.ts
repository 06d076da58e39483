import { breakEffects } from "../../bodies/effects.ts";
import { defineDeed } from "../deed.ts";

/** The actor did what ends some of the effects on it. */
export const shakeOff = defineDeed<{ by: string }>({
  name: "shake-off",
  perform({ by }, context) {
    if (by === "attack" || by === "move") breakEffects(context, context.actor, by);
  },
});
