import { ContainedIn } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

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
    emit({ type: "EntityDied", entity: actor, id: actor.id, place });
    actor.despawn();
  },
});
