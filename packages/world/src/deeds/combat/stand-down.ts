import { endFight } from "../../combat/end-fight.ts";
import { defineDeed } from "../deed.ts";

/** A being leaves its fight without a word: its player has left the game. */
export const standDown = defineDeed({
  name: "stand-down",
  perform(_args, context) {
    endFight(context, context.actor);
  },
});
