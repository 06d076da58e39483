import { homeOf } from "../../combat/home-of.ts";
import { ContainedIn } from "../../components/index.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";

/** The actor dies. What it held falls where it was. */
export const die = defineDeed({
  name: "die",
  perform(_args, { game, actor, show, emit }) {
    const place = game.placeOf(actor);
    show(
      place.sources(ContainedIn).filter((one) => one !== actor),
      "{actor} flutters down and is still.",
      { actor },
    );
    for (const thing of actor.sources(ContainedIn)) moveThings(game, thing, countOf(thing), place);
    emit({ type: "EntityDied", entity: actor, id: actor.id, place, ...homeOf(game, actor) });
    actor.despawn();
  },
});
