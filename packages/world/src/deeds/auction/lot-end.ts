import { closeLot } from "../../auction/close-lot.ts";
import { Lot } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A lot's time is up, unless a late bid has moved its end. The actor is the lot. Due handler `lot-end`. */
export const lotEnd = defineDeed({
  name: "lot-end",
  check: (_args, { actor }) => (actor.has(Lot) ? undefined : refuse("There is no lot.")),
  perform(_args, context) {
    const { game, actor } = context;
    const left = actor.need(Lot).endsAt - game.clock.now();
    if (left > 0) game.due.schedule(actor, left, "lot-end", {});
    else closeLot(context, actor);
  },
});
