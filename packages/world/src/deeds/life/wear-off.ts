import { removeEffect } from "../../bodies/effects.ts";
import { Effects } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** An effect ends, unless it was begun anew meanwhile. Due handler `effect-end`. */
export const wearOff = defineDeed<{ effect: string }>({
  name: "wear-off",
  perform({ effect }, context) {
    const { game, actor } = context;
    const entry = (actor.get(Effects) ?? []).find((one) => one.effect === effect);
    if (entry && entry.until <= game.clock.now()) removeEffect(context, actor, effect);
  },
});
