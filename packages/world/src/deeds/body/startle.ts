import { breakEffects } from "../../bodies/effects.ts";
import { positionOf, setPosition } from "../../bodies/posture.ts";
import { defineDeed } from "../deed.ts";

/** What hurt does besides: who slept is awake, and what lasts only for the unhurt is over. */
export const startle = defineDeed({
  name: "startle",
  perform(_args, context) {
    const { game, actor, show } = context;
    if (positionOf(actor) === "sleeping") {
      setPosition(actor, "sitting");
      show([actor], "You start awake.");
      show(game.witnesses(actor), "{actor} starts awake.", { actor });
    }
    breakEffects(context, actor, "hurt");
  },
});
