import { Combatant } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** A strike that could not be done is passed over: the next one comes a round later. */
export const falter = defineDeed({
  name: "falter",
  perform(_args, { game, actor }) {
    if (actor.has(Combatant)) actor.edit(Combatant).next = game.clock.now() + game.rules.combat.round * 1_000;
  },
});
